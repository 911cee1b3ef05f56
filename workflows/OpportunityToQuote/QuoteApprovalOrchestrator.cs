using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Gets one approval step of a version decided that was priced before there were stages; no new ones are started. <see cref="ApprovalStepOrchestrator"/>
/// is what came after it.
/// </summary>
public static class QuoteApprovalOrchestrator
{
    [Function(nameof(QuoteApprovalOrchestrator))]
    public static async Task<ApprovalOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ApprovalTask task)
    {
        (string quoteId, int version, ApprovalStep step) = task;
        Task<ApprovalGiven> given = context.Next<ApprovalGiven>();
        Task<ApprovalRefused> refused = context.Next<ApprovalRefused>();
        Task<QuoteRevised> revised = context.Next<QuoteRevised>();
        Task answer = Task.WhenAny(given, refused, revised);

        if (await context.RequestApprovalAsync(new(quoteId, version, step)) is not { } schedule)
        {
            return new ApprovalOutcome.Superseded();
        }

        if (!await context.ArrivesByAsync(answer, schedule.RemindAt))
        {
            await context.RemindApproverAsync(new(quoteId, version, step));
        }

        if (!await context.ArrivesByAsync(answer, schedule.EscalateAt))
        {
            await context.EscalateApprovalAsync(new(quoteId, version, step));
        }

        // The case knows best: a decision made in the last moment may not have been told here yet.
        if (!await context.ArrivesByAsync(answer, schedule.ExpiresAt) && await context.ExpireApprovalAsync(new(quoteId, version, step)))
        {
            return new ApprovalOutcome.Expired();
        }

        await answer;
        return given.IsCompleted ? new ApprovalOutcome.Approved()
            : refused.IsCompleted ? new ApprovalOutcome.Refused((await refused).Comment)
            : new ApprovalOutcome.Superseded();
    }
}
