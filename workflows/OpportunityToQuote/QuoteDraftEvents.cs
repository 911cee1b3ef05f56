namespace LeadToCash.OpportunityToQuote;

/// <summary>Somebody begins to write a version; of a new quote, the quote begins with it.</summary>
/// <param name="QuoteId">Its case id.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="QuoteVersion">The version that the draft becomes.</param>
/// <param name="Revision">Names what was written.</param>
/// <param name="Author">E-mail address, or another name, of who wrote it.</param>
/// <param name="Content">What was written.</param>
/// <param name="At">When, UTC.</param>
public sealed record QuoteDraftOpened(
    string QuoteId, string Number, int QuoteVersion, int Revision, string Author, QuoteDraftContent Content, DateTimeOffset At) : QuoteEvent;

/// <summary>The draft is changed.</summary>
/// <param name="QuoteVersion">The version that the draft becomes.</param>
/// <param name="Revision">Names what was written.</param>
/// <param name="Author">E-mail address, or another name, of who wrote it.</param>
/// <param name="Content">All of the draft, as it is from now on.</param>
/// <param name="At">When, UTC.</param>
public sealed record QuoteDraftSaved(int QuoteVersion, int Revision, string Author, QuoteDraftContent Content, DateTimeOffset At) : QuoteEvent;

/// <summary>The draft is thrown away; of a new quote, the quote ends with it.</summary>
/// <param name="QuoteVersion">The version that the draft would have become.</param>
/// <param name="Revision">Names what was written.</param>
public sealed record QuoteDraftDiscarded(int QuoteVersion, int Revision) : QuoteEvent;

/// <summary>The draft is complete and becomes a version: <see cref="QuoteRequested"/> or <see cref="QuoteRevised"/> follows at once.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Revision">Names what was written.</param>
/// <param name="Author">E-mail address of who submits it.</param>
public sealed record QuoteDraftSubmitted(int QuoteVersion, int Revision, string Author) : QuoteEvent;
