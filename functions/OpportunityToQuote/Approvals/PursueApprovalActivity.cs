using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>
/// Does what is due in a step and writes the mails that go with it. Safe to run twice: the round names the command, so a repetition finds what the
/// first run decided, and the mails have keys.
/// </summary>
public sealed class PursueApprovalActivity(QuoteStore quotes, ApproverPools pools, ApprovalMails mails, TimeProvider time)
{
    private static readonly ApproverPool Nobody = new([], [], new Dictionary<string, ApproverCandidate>());

    [Function(nameof(PursueApproval))]
    public async Task<ApprovalProgress> RunAsync([ActivityTrigger] PursueApproval input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        DateTimeOffset now = time.GetUtcNow();
        bool isOpen = quote.QuoteVersion == input.QuoteVersion && quote.Status == QuoteStatus.ApprovalPending
            && quote.Approval(input.Step) is { Status: ApprovalStatus.Required or ApprovalStatus.Pending };
        (ApproverPool pool, DateTimeOffset? nextDelegation) = isOpen ? await pools.OfAsync(quote, quote.Approval(input.Step)!, now, cancellationToken) : (Nobody, null);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, input.Step, $"round/{input.Round}"),
            new QuoteCommand.PursueApproval(input.QuoteVersion, input.Step, pool), cancellationToken: cancellationToken);
        foreach (QuoteEvent @event in outcome.Events)
        {
            await mails.SendAsync(outcome.State!, @event, cancellationToken);
        }

        return Progress(outcome.State!, input, now, nextDelegation);
    }

    private static ApprovalProgress Progress(Quote quote, PursueApproval step, DateTimeOffset now, DateTimeOffset? nextDelegation)
    {
        if (quote.QuoteVersion != step.QuoteVersion)
        {
            return new ApprovalProgress(new ApprovalOutcome.Superseded(), now);
        }

        QuoteApproval approval = quote.Approval(step.Step)!;
        return approval.Status switch
        {
            ApprovalStatus.Approved => new ApprovalProgress(new ApprovalOutcome.Approved(), now),
            ApprovalStatus.Refused => new ApprovalProgress(new ApprovalOutcome.Refused(approval.Comment!), now),
            ApprovalStatus.Expired => new ApprovalProgress(new ApprovalOutcome.Expired(), now),
            ApprovalStatus.Pending => new ApprovalProgress(null, Earlier(ApprovalPursuit.NextAt(approval, now), nextDelegation)),
            _ => new ApprovalProgress(new ApprovalOutcome.Withdrawn(), now),
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;
}
