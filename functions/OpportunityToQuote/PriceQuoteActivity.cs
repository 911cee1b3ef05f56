using System.Security.Cryptography;
using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Tax;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Prices a version by the catalogue and the rules of the day, and decides who must approve it. Safe to run twice: the second run
/// finds the prices that the first one set. The catalogue takes one request while it has not changed.
/// </summary>
public sealed class PriceQuoteActivity(
    QuoteStore quotes, Catalogues catalogues, VatRules vat, ApprovalPolicies policies, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(PriceQuote))]
    public async Task<QuoteAssessment?> RunAsync([ActivityTrigger] PriceQuote input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        DateOnly today = calendars.Own.DateOf(time.GetUtcNow());
        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        PricedContent content = Pricing.Price(QuotePricing.RequestOf(quote, catalogues.Currency, vat.SellerCountry, today), catalogue, vat).Required();
        IReadOnlyList<RequiredApproval> approvals = ApprovalPolicy.Decide(content, quote.Source == QuoteSource.Web, policies.On(today));
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, "price"), new QuoteCommand.SetPrices(input.QuoteVersion, content, Fingerprint(content), approvals),
            cancellationToken: cancellationToken);
        return outcome.Event<QuotePriced>() is { } priced ? new QuoteAssessment([.. priced.Approvals.Select(approval => approval.Step)]) : null;
    }

    private static string Fingerprint(PricedContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, CaseJson.Options)).AsSpan(0, 6));
}
