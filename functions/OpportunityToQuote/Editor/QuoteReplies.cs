using LeadToCash.Cases;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Writes replies into quotes.</summary>
public sealed class QuoteReplies(QuoteStore quotes)
{
    private const int Longest = 5_000;
    private const int LongestKey = 100;

    /// <summary>What is wrong with a text; null if nothing is.</summary>
    public static string? Wrong(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim().Length > Longest ? $"Write up to {Longest} characters." : null;

    /// <summary>Writes a reply; under the same key once.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="reply">What is written.</param>
    /// <param name="key">The caller's name for it; empty for one of its own.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<CaseOutcome<Quote, QuoteEvent>> WriteAsync(Quote quote, QuoteReply reply, string key, DraftWriter writer, CancellationToken cancellationToken) => quotes.ExecuteAsync(
        quote.Id,
        "reply/" + (key.Length is > 0 and <= LongestKey ? key : Guid.NewGuid().ToString()),
        new QuoteCommand.Reply(reply.QuoteVersion ?? quote.QuoteVersion, writer.Name, reply.Text!.Trim().ReplaceLineEndings("\n")),
        writer.Actor,
        cancellationToken);
}

/// <summary>A reply to the customer.</summary>
/// <param name="Text">What is written, up to 5,000 characters.</param>
/// <param name="QuoteVersion">The version that it is about; null for the current one.</param>
public sealed record QuoteReply(string? Text, int? QuoteVersion = null);
