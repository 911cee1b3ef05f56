using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Carries a turn of a negotiation to the other side: what we wrote to the customer, what he wrote to us. Safe to run twice: the mail has a key.</summary>
public sealed class TellOfTurnActivity(QuoteStore quotes, QuoteMails customerMails, QuoteSalesMails salesMails)
{
    [Function(nameof(TellOfTurn))]
    public async Task RunAsync([ActivityTrigger] TellOfTurn input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        await (quote.Turns[input.Turn - 1].Author is null
            ? salesMails.TurnAsync(quote, input.Turn, cancellationToken)
            : customerMails.ReplyAsync(quote, input.Turn, cancellationToken));
    }
}
