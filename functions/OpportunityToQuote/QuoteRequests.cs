using System.Security.Cryptography;
using System.Text;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Opens quotes.</summary>
public sealed class QuoteRequests(QuoteStore quotes, NumberSeries numbers, QuotedContracts contracts, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Opens a quote under its next number. The same request id always names the same quote, which the first request decided.</summary>
    /// <param name="requestId">The caller's name for the request; empty for one of its own.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The quote and whether it was there before, asked for with the same content or with another one; or why there can be no such quote about a contract.</returns>
    public async Task<OpenedQuote> OpenAsync(string requestId, QuoteRequest request, string actor, CancellationToken cancellationToken)
    {
        string id = Id(requestId.Length > 0 ? requestId : Guid.NewGuid().ToString());
        CaseFile<Quote>? known = await quotes.FindAsync(id, cancellationToken);
        if (known is null)
        {
            (QuoteTerms? terms, Refusal? refusal) = await contracts.BindAsync(request.Terms, request.Customer, request.Lines, cancellationToken);
            if (refusal is not null)
            {
                return new OpenedQuote(id, Number: "", IsRepeat: false, IsSame: true, refusal);
            }

            request = request with { Terms = terms };
        }

        string number = known?.State.Number
            ?? await numbers.TakeAsync("Q", calendars.Today(time).Year, id, cancellationToken);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(id, "request", new QuoteCommand.Request(id, number, request), actor, cancellationToken);
        return new OpenedQuote(id, number, outcome.IsRepeat, IsSame(outcome.Events.OfType<QuoteRequested>().Single(), request));
    }

    /// <summary>The quote of a request that was made before; null if there is none.</summary>
    public async Task<Quote?> FindAsync(string requestId, CancellationToken cancellationToken) =>
        requestId.Length == 0 ? null : (await quotes.FindAsync(Id(requestId), cancellationToken))?.State;

    private static string Id(string requestId) => "q-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestId)).AsSpan(0, 10));

    private static bool IsSame(QuoteRequested first, QuoteRequest now) =>
        first.Customer == now.Customer && first.Requester == now.Requester && first.Discount == now.Discount && Asked(first.Terms) == Asked(now.Terms) && first.Currency == now.Currency && first.PromotionCode == now.PromotionCode
        && first.OpportunityId == now.OpportunityId && RequestedLines.Named(first.Lines).SequenceEqual(RequestedLines.Named(now.Lines));

    /// <summary>The terms without what was filled in from the contract.</summary>
    private static QuoteTerms? Asked(QuoteTerms? terms) => terms is null ? null : terms with
    {
        Extension = terms.Extension is null ? null : terms.Extension with { Until = null },
        Change = terms.Change is null or { Kind: ContractChangeKind.Extension } ? null : terms.Change with { Revision = 0, From = null },
    };
}

/// <summary>A quote that was opened, now or before.</summary>
/// <param name="Id">Case id.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="IsRepeat">It was there before.</param>
/// <param name="IsSame">It was asked for with this content.</param>
/// <param name="Refusal">Why there is none; null when there is one.</param>
public sealed record OpenedQuote(string Id, string Number, bool IsRepeat, bool IsSame, Refusal? Refusal = null);
