namespace LeadToCash.Billing;

/// <summary>Days of a line that are on an invoice, or on an order's bill.</summary>
public sealed record BilledPart
{
    /// <summary>The line, as <see cref="ScheduledPart.Key"/> names it.</summary>
    public required string Key { get; init; }

    /// <summary>The line's position in the contract when it was billed.</summary>
    public required int Position { get; init; }

    /// <summary>The whole billing period.</summary>
    public required BillingPeriod Whole { get; init; }

    /// <summary>The days that were billed, less those that were credited.</summary>
    public required BillingPeriod Days { get; init; }

    /// <summary>Net price of the whole period.</summary>
    public required Money Price { get; init; }

    /// <summary>Case id of the invoice; null of the period that the contract's order bills.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>Index of the invoice's line, from 1; 0 of the period that the contract's order bills.</summary>
    public int InvoiceLine { get; init; }

    /// <summary>Position in the order, of the period that it bills; null of all others.</summary>
    public int? OrderPosition { get; init; }
}
