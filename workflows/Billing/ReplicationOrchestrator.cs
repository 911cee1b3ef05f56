using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Billing;

/// <summary>Brings products, prices and customers to the billing back end, a page at a time, each with an empty history.</summary>
public static class ReplicationOrchestrator
{
    [Function(nameof(ReplicationOrchestrator))]
    public static async Task<RunReplication> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunReplication run)
    {
        ReplicationProgress progress = await context.ReplicatePageAsync(new(run));
        RunReplication next = run with
        {
            Page = run.Page + 1,
            Cursor = progress.Next,
            Sent = run.Sent + progress.Sent,
            Known = run.Known + progress.Known,
            Failed = run.Failed + progress.Failed,
        };
        if (progress.Next is not null)
        {
            context.ContinueAsNew(next);
        }

        return next;
    }
}
