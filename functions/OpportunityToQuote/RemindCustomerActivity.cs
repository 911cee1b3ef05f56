using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Reminds the customer that the validity ends. Safe to run twice: it is noted once, the mail has a key, and who has answered is left alone.</summary>
public sealed class RemindCustomerActivity(QuoteStore quotes, QuoteMails mails)
{
    [Function(nameof(RemindCustomer))]
    public async Task RunAsync([ActivityTrigger] RemindCustomer input, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, "remind"), new QuoteCommand.RemindCustomer(input.QuoteVersion),
            cancellationToken: cancellationToken);
        if (outcome.Event<CustomerReminded>() is not null)
        {
            await mails.RemindCustomerAsync(outcome.State!, input.QuoteVersion, cancellationToken);
        }
    }
}
