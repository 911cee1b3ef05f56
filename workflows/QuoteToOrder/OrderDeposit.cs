using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>A deposit that was asked for, what came of it, and what became of it. What was set off of it stands on the order's bills.</summary>
public sealed record OrderDeposit
{
    /// <summary>The how-manieth of the order, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Case id of its invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Number of its invoice; null until it is issued.</summary>
    public string? Number { get; init; }

    /// <summary>Date of its invoice, local; null until it is issued.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What its invoice says.</summary>
    public required Bill Bill { get; init; }

    /// <summary>Whether fulfilment begins only when it is paid.</summary>
    public bool HoldsUp { get; init; }

    /// <summary>What was received of it, by rate, as its invoice said last.</summary>
    public IReadOnlyList<TaxGroup> Received { get; init; } = [];

    /// <summary>What is open of it, as its invoice said last; null before.</summary>
    public Money? Open { get; init; }

    /// <summary>Version of its invoice's case that <see cref="Received"/> and <see cref="Open"/> are of; 0 before.</summary>
    public long InvoiceVersion { get; init; }

    /// <summary>When it held up nothing any more, UTC; null while it does, and of deposits that never did.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>That and why what was not set off is credited; null while it may still be set off, and when all of it was.</summary>
    public DepositReleased? Released { get; init; }

    /// <summary>Whether fulfilment waits for it.</summary>
    public bool IsAwaited => HoldsUp && ClearedAt is null;

    /// <summary>Case id of the credit note of what is released.</summary>
    public string CreditNoteId => InvoiceId + "-credit";
}
