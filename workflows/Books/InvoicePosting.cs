using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>What has to be posted of an invoice or credit note.</summary>
public sealed record InvoicePosting
{
    /// <summary>The event.</summary>
    public required EntrySource Source { get; init; }

    /// <summary>Whose books.</summary>
    public required string LegalEntity { get; init; }

    /// <summary>The invoice as it was before the event; null before its first. Asked for of deposits alone.</summary>
    public Invoice? Before { get; init; }

    /// <summary>The invoice as it was after the event.</summary>
    public required Invoice Invoice { get; init; }

    /// <summary>What happened.</summary>
    public required InvoiceEvent Event { get; init; }

    /// <summary>Local date on which it happened.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Of a credit note: what of it was not earned yet. Lines that are not named were earned.</summary>
    public IReadOnlyList<LineReduction> Reductions { get; init; } = [];

    /// <summary>Which accounts.</summary>
    public required AccountDetermination Accounts { get; init; }

    /// <summary>The scheme of the invoice's date: what follows from an invoice later is posted to the accounts that it was posted to, and so does its credit note.</summary>
    internal PostingScheme Scheme => Accounts.On(Invoice.Credits?.Date ?? Invoice.Date);

    /// <summary>The entry; none when nothing is moved.</summary>
    internal IEnumerable<JournalEntry> Entry(LineSum sum, string text, DateOnly? date = null, int sequence = 1)
    {
        IReadOnlyList<JournalLine> lines = sum.ToLines();
        DateOnly on = date ?? Date;
        return lines.Count == 0
            ? []
            : [new JournalEntry(Source with { Sequence = sequence }, lines) { LegalEntity = LegalEntity, PostingDate = on, Date = on, DocumentNumber = Invoice.Number, Text = text }];
    }
}
