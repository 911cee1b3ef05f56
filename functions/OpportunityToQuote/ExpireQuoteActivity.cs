using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Ends a quote that the customer did not answer. Safe to run twice: it ends once, and an answered one stays answered.</summary>
public sealed class ExpireQuoteActivity(QuoteStore quotes)
{
    [Function(nameof(ExpireQuote))]
    public async Task<bool> RunAsync([ActivityTrigger] ExpireQuote input, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, "expire"), new QuoteCommand.Expire(input.QuoteVersion), cancellationToken: cancellationToken);
        return outcome.Event<QuoteExpired>() is not null;
    }
}
