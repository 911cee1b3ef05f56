using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Reminds the approver of a step of before there were stages. Safe to run twice: it is noted once, the mail has a key, and a decided step needs no reminder.</summary>
public sealed class RemindApproverActivity(QuoteStore quotes, ApprovalMails mails)
{
    [Function(nameof(RemindApprover))]
    public async Task RunAsync([ActivityTrigger] RemindApprover input, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, input.Step, "remind"), new QuoteCommand.RemindApprover(input.QuoteVersion, input.Step),
            cancellationToken: cancellationToken);
        if (outcome.Event<ApproverReminded>() is { } reminded)
        {
            await mails.SendAsync(outcome.State!, reminded, cancellationToken);
        }
    }
}
