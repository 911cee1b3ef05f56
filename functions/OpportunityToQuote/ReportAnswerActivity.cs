using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Tells our side what the customer answered, or that he did not. Safe to run twice: the mail has a key.</summary>
public sealed class ReportAnswerActivity(QuoteStore quotes, QuoteSalesMails mails)
{
    [Function(nameof(ReportAnswer))]
    public async Task RunAsync([ActivityTrigger] ReportAnswer input, CancellationToken cancellationToken) =>
        await mails.AnswerAsync((await quotes.GetAsync(input.QuoteId, cancellationToken)).State, input.QuoteVersion, cancellationToken);
}
