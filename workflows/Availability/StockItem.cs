using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>An item in one warehouse: what is there, what comes, and who holds what.</summary>
public sealed record StockItem : ICase<StockItem, StockCommand, StockEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "stock";

    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>Code of the warehouse.</summary>
    public required string Warehouse { get; init; }

    /// <summary>What is physically there, in the item's unit; what is allocated is still there, what was shipped is not.</summary>
    public decimal OnHand { get; init; }

    /// <summary>What is to come, and what is over and remembered.</summary>
    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    /// <summary>Who holds what, in the order in which it was promised first.</summary>
    public IReadOnlyList<Reservation> Reservations { get; init; } = [];

    /// <summary>Owners whose release is remembered.</summary>
    public IReadOnlyList<ReleasedOwner> Released { get; init; } = [];

    /// <summary>The next place in the order of promises.</summary>
    public long NextPlace { get; init; } = 1;

    /// <inheritdoc/>
    public string? CustomerId => null;

    /// <summary>Case id of an item in a warehouse.</summary>
    public static string Id(string sku, string warehouse) => $"{sku}:{warehouse}";

    /// <summary>Item and warehouse of a case id. No warehouse's code has a colon.</summary>
    public static (string Sku, string Warehouse) Parts(string id)
    {
        int colon = id.LastIndexOf(':');
        return (id[..colon], id[(colon + 1)..]);
    }

    /// <inheritdoc/>
    public static Decision<StockEvent> Decide(StockItem? state, StockCommand command, DateTimeOffset at) => StockDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static StockItem Apply(StockItem? state, StockEvent @event) => StockHistory.Apply(state, @event);

    /// <summary>A receipt by its reference, or null.</summary>
    public Receipt? Receipt(string reference) => Receipts.FirstOrDefault(receipt => receipt.Reference == reference);

    /// <summary>The reservation of a line, or null.</summary>
    public Reservation? Reservation(string owner, string line) => Reservations.FirstOrDefault(reservation => reservation.IsOf(owner, line));
}
