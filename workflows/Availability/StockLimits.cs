namespace LeadToCash.Availability;

/// <summary>
/// How much one item may hold in one warehouse, so that its head stays below the 1 MiB of a table row (at all three limits about 0.85 MiB).
/// What comes on top is refused, never lost.
/// </summary>
public static class StockLimits
{
    /// <summary>Reservations, and owners whose release is remembered.</summary>
    public const int Reservations = 1_200;

    /// <summary>Dated portions of all reservations.</summary>
    public const int Portions = 3_000;

    /// <summary>Receipts, those included that are over and remembered.</summary>
    public const int Receipts = 1_000;

    /// <summary>Changed promises in one event; more become several events.</summary>
    public const int ChangesInEvent = 200;

    /// <summary>Days for which a receipt is remembered after it is over.</summary>
    public const int RememberedDays = 60;
}
