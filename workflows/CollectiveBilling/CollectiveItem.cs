namespace LeadToCash.CollectiveBilling;

/// <summary>A bill that waits for its collective invoice. What it says stays with the case that decided it.</summary>
public sealed record CollectiveItem
{
    /// <summary>Case id that the invoice of the bill alone would have: names it for ever.</summary>
    public required string BillId { get; init; }

    /// <summary>Which kind of case decided it: an order or a contract.</summary>
    public required string Origin { get; init; }

    /// <summary>That case.</summary>
    public required string OriginId { get; init; }

    /// <summary>Number of the order or contract.</summary>
    public required string Number { get; init; }

    /// <summary>Local day of supply, or of the decision.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its lines.</summary>
    public required int Lines { get; init; }

    /// <summary>What justifies its lines: so many sources.</summary>
    public required int Sources { get; init; }

    /// <summary>Sum of its lines.</summary>
    public required Money Net { get; init; }

    /// <summary>Its tax.</summary>
    public required Money Tax { get; init; }
}
