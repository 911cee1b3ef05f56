using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Lets the deputy decide too, in a step of before there were stages, and asks him by mail. Safe to run twice: it is noted once, the mail has a key, and a decided step is not escalated.
/// </summary>
public sealed class EscalateApprovalActivity(QuoteStore quotes, ApprovalMails mails, IOptions<ApprovalOptions> options)
{
    [Function(nameof(EscalateApproval))]
    public async Task RunAsync([ActivityTrigger] EscalateApproval input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        string deputy = options.Value.DeputyOf(quote.Approval(input.Step)?.Approver ?? "", quote.Requester);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, input.Step, "escalate"),
            new QuoteCommand.Escalate(input.QuoteVersion, input.Step, deputy), cancellationToken: cancellationToken);
        if (outcome.Event<ApprovalEscalated>() is { } escalated)
        {
            await mails.SendAsync(outcome.State!, escalated, cancellationToken);
        }
    }
}
