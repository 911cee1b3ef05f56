using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>What of an order was billed, or is about to be: decided once, never changed.</summary>
public sealed record OrderBill
{
    /// <summary>The how-manieth of the order, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Case id of the invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Number of the invoice; null until it is issued.</summary>
    public string? Number { get; init; }

    /// <summary>What it says.</summary>
    public required Bill Bill { get; init; }

    /// <summary>How much of each line it takes.</summary>
    public required IReadOnlyList<BilledShare> Shares { get; init; }

    /// <summary>When nothing was open of it any more, UTC; null while something is.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
