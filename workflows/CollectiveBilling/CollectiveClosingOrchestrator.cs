using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Closes the collective bills whose period is over, after the contracts of the night were billed: a page at a time, all of a page at once, then the next one with an empty history. The status says how
/// far it is. One that fails holds up nobody. Suspended, it stops between steps; what is closed is listed no more, so a run that is ended for good loses nothing: the next one has the rest.
/// </summary>
public static class CollectiveClosingOrchestrator
{
    private const int MostWaits = 24;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);
    private static readonly TaskOptions Prompt = TaskOptions.FromRetryPolicy(
        new RetryPolicy(4, TimeSpan.FromSeconds(4), backoffCoefficient: 2) { HandleFailure = failure => !failure.IsCausedBy<BusinessRuleException>() });

    [Function(nameof(CollectiveClosingOrchestrator))]
    public static async Task<CollectiveClosing> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, CollectiveClosing run)
    {
        context.SetCustomStatus(run);
        if (run.Pages == 0)
        {
            await ContractsAreBilledAsync(context, run.Day);
        }

        CollectiveBillPage page = await context.CallActivityAsync<CollectiveBillPage>(nameof(TakeCollectiveBills), new TakeCollectiveBills(run.Day, run.Cursor), Retries.Transient);
        CollectiveBillOutcome[] closed = await Task.WhenAll(page.Ids.Select(id => CloseAsync(context, id)));
        run = run with
        {
            Cursor = page.Next,
            Pages = run.Pages + 1,
            Invoices = run.Invoices + closed.Count(one => one.InvoiceId is not null),
            Failed = run.Failed + closed.Count(one => one.Failure is not null),
        };
        context.SetCustomStatus(run);
        if (page.Next is not null)
        {
            context.ContinueAsNew(run);
        }

        return run;
    }

    private static async Task ContractsAreBilledAsync(TaskOrchestrationContext context, DateOnly day)
    {
        for (int waits = 0; waits < MostWaits && await context.CallActivityAsync<bool>(nameof(LookForBilling), new LookForBilling(day), Retries.Transient); waits++)
        {
            await context.CreateTimer(Wait, CancellationToken.None);
        }
    }

    /// <summary>Its failure is a result.</summary>
    private static async Task<CollectiveBillOutcome> CloseAsync(TaskOrchestrationContext context, string id)
    {
        try
        {
            return await context.CallActivityAsync<CollectiveBillOutcome>(nameof(CloseCollectiveBill), new CloseCollectiveBill(id, "system"), Prompt);
        }
        catch (TaskFailedException failure)
        {
            return new CollectiveBillOutcome(null, failure.FailureDetails.ErrorMessage);
        }
    }
}
