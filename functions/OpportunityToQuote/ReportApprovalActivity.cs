using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Tells the requester that a quote was refused or not decided. Safe to run twice: the mail has a key.</summary>
public sealed class ReportApprovalActivity(QuoteStore quotes, QuoteMails mails)
{
    [Function(nameof(ReportApproval))]
    public async Task RunAsync([ActivityTrigger] ReportApproval input, CancellationToken cancellationToken) =>
        await mails.ReportAsync((await quotes.GetAsync(input.QuoteId, cancellationToken)).State, input.QuoteVersion, input.Step, cancellationToken);
}
