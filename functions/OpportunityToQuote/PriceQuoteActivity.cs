using System.Security.Cryptography;
using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Prices a version by the catalogue and the rules of the day, and decides who must approve it. Safe to run twice: the second run
/// finds the prices that the first one set. The catalogue takes one request while it has not changed.
/// </summary>
public sealed class PriceQuoteActivity(
    QuoteStore quotes, QuotePricing pricing, ApprovalPolicies policies, OwnNotices notices, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(PriceQuote))]
    public async Task<QuoteAssessment?> RunAsync([ActivityTrigger] PriceQuote input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        DateOnly today = calendars.Today(time);
        PricedContent content = OwnNotices.IsOne(quote)
            ? await notices.ContentAsync(quote, cancellationToken)
            : (await pricing.PriceAsync(QuoteWish.Of(quote), today, cancellationToken)).Required();
        ApprovalPolicy policy = policies.On(today);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, "price"),
            new QuoteCommand.SetPrices(
                input.QuoteVersion, content, Fingerprint(quote, content), ApprovalPlan.Decide(ApprovalSubject.Of(quote, content), policy).Steps, policy.DistinctApprovers),
            cancellationToken: cancellationToken);
        return outcome.Event<QuotePriced>() is { } priced ? Assessment(quote, priced, [.. outcome.Events.OfType<ApprovalCarriedOver>().Select(carried => carried.Step)]) : null;
    }

    /// <summary>What was priced before there were stages keeps its order: its process is under way.</summary>
    private static QuoteAssessment Assessment(Quote quote, QuotePriced priced, IReadOnlyList<ApprovalStep> carriedOver)
    {
        RequiredApproval[] open = [.. priced.Approvals.Where(approval => !carriedOver.Contains(approval.Step))];
        return open.Any(approval => approval.Stage == 0)
            ? new QuoteAssessment([.. open.Select(approval => approval.Step)])
            : new QuoteAssessment(
                [],
                [.. open.GroupBy(approval => approval.Stage).OrderBy(stage => stage.Key).Select(stage => stage.Select(approval => approval.Step).ToArray())],
                QuotedStock.Of(quote, priced.Content));
    }

    /// <summary>Over all that the customer accepts: for whom, what, in which groups, on which terms, at what prices.</summary>
    private static string Fingerprint(Quote quote, PricedContent content) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { quote.Number, quote.QuoteVersion, quote.Customer, quote.RequestedLines, quote.Terms, quote.Message, content }, CaseJson.Options)).AsSpan(0, 6));
}
