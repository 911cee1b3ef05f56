using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Notes which goods are held and mails the quote with its PDF. Safe to run twice: the promises are those of the first run, and the mail has a key.
/// </summary>
public sealed class PresentQuoteActivity(QuoteStore quotes, QuoteMails mails)
{
    [Function(nameof(PresentQuote))]
    public async Task RunAsync([ActivityTrigger] PresentQuote input, CancellationToken cancellationToken)
    {
        if (input.Promises is { Lines.Count: > 0 } promises)
        {
            await quotes.ExecuteAsync(
                input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, "promise"), new QuoteCommand.Promise(input.QuoteVersion, promises), cancellationToken: cancellationToken);
        }

        await mails.ReleaseAsync((await quotes.GetAsync(input.QuoteId, cancellationToken)).State, input.QuoteVersion, cancellationToken);
    }
}
