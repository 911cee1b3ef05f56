using System.Security.Cryptography;
using System.Text;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Opens quotes.</summary>
public sealed class QuoteRequests(QuoteStore quotes, NumberSeries numbers, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Opens a quote under its next number. The same request id always names the same quote, which the first request decided.</summary>
    /// <param name="requestId">The caller's name for the request; empty for one of its own.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The quote and whether it was there before, asked for with the same content or with another one.</returns>
    public async Task<OpenedQuote> OpenAsync(string requestId, QuoteRequest request, string actor, CancellationToken cancellationToken)
    {
        string id = Id(requestId.Length > 0 ? requestId : Guid.NewGuid().ToString());
        CaseFile<Quote>? known = await quotes.FindAsync(id, cancellationToken);
        string number = known?.State.Number
            ?? await numbers.TakeAsync("Q", calendars.Today(time).Year, id, cancellationToken);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(id, "request", new QuoteCommand.Request(id, number, request), actor, cancellationToken);
        return new OpenedQuote(id, number, outcome.IsRepeat, IsSame(outcome.Events.OfType<QuoteRequested>().Single(), request));
    }

    private static string Id(string requestId) => "q-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestId)).AsSpan(0, 10));

    private static bool IsSame(QuoteRequested first, QuoteRequest now) =>
        first.Customer == now.Customer && first.Requester == now.Requester && first.Discount == now.Discount && first.Terms == now.Terms && first.Currency == now.Currency && first.PromotionCode == now.PromotionCode
        && first.OpportunityId == now.OpportunityId && RequestedLines.Named(first.Lines).SequenceEqual(RequestedLines.Named(now.Lines));
}

/// <summary>A quote that was opened, now or before.</summary>
/// <param name="Id">Case id.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="IsRepeat">It was there before.</param>
/// <param name="IsSame">It was asked for with this content.</param>
public sealed record OpenedQuote(string Id, string Number, bool IsRepeat, bool IsSame);
