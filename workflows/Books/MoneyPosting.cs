namespace LeadToCash.Books;

/// <summary>Where a movement of money that is on no invoice is posted.</summary>
/// <param name="Source">The event.</param>
/// <param name="LegalEntity">Whose books.</param>
/// <param name="Date">Local date of the money.</param>
/// <param name="Accounts">Which accounts.</param>
public sealed record MoneyPosting(EntrySource Source, string LegalEntity, DateOnly Date, AccountDetermination Accounts)
{
    internal PostingScheme Scheme => Accounts.On(Date);

    /// <summary>The entry; null when nothing is moved.</summary>
    internal JournalEntry? Entry(LineSum sum, string text, string? document) => sum.ToLines() is { Count: > 0 } lines
        ? new JournalEntry(Source, lines) { LegalEntity = LegalEntity, PostingDate = Date, Date = Date, DocumentNumber = document, Text = text }
        : null;
}
