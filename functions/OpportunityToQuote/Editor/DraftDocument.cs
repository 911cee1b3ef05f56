using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>A draft as the API shows it.</summary>
/// <param name="Id">The quote.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="QuoteVersion">The version that it becomes.</param>
/// <param name="FromVersion">The version that it was made from; 0 for a new quote.</param>
/// <param name="IsOutdated">Whether the quote has a newer version than that: carry the draft on, or discard it.</param>
/// <param name="Author">Who saved it last.</param>
/// <param name="ChangedAt">When, UTC.</param>
/// <param name="Content">What was written.</param>
public sealed record DraftDocument(
    string Id, string Number, int QuoteVersion, int FromVersion, bool IsOutdated, string Author, DateTimeOffset ChangedAt, QuoteDraftContent Content)
{
    /// <summary>The draft of a quote that has one.</summary>
    public static DraftDocument Of(Quote quote)
    {
        QuoteDraft draft = quote.Draft!;
        return new DraftDocument(quote.Id, quote.Number, draft.QuoteVersion, draft.FromVersion, IsOutdatedIn(quote), draft.Author, draft.ChangedAt, draft.Content);
    }

    /// <summary>Whether a quote has a newer version than the one that its draft was made from.</summary>
    public static bool IsOutdatedIn(Quote quote) => quote.Status != QuoteStatus.Draft && quote.Draft!.FromVersion != quote.QuoteVersion;

    /// <summary>The ETag of a revision.</summary>
    public static EntityTagHeaderValue TagOf(int revision) => new(string.Create(CultureInfo.InvariantCulture, $"\"{revision}\""));
}

/// <summary>What a draft became.</summary>
/// <param name="Id">The quote.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="QuoteVersion">The version, which is being priced now.</param>
public sealed record SubmittedDraft(string Id, string Number, int QuoteVersion);
