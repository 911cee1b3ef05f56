namespace LeadToCash.OpportunityToQuote;

/// <summary>What one of us works on before it becomes a version. It binds nobody: the version that is out stays as it is until the draft is submitted.</summary>
/// <param name="QuoteVersion">The version that it becomes.</param>
/// <param name="Revision">Grows with every draft that is opened or saved in the quote; names what a person saw.</param>
/// <param name="Author">E-mail address, or another name, of who saved it last.</param>
/// <param name="ChangedAt">When, UTC.</param>
/// <param name="Content">What was written.</param>
public sealed record QuoteDraft(int QuoteVersion, int Revision, string Author, DateTimeOffset ChangedAt, QuoteDraftContent Content)
{
    /// <summary>The version that it was made from; 0 for a new quote.</summary>
    public int FromVersion => QuoteVersion - 1;
}
