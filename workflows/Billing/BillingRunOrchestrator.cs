using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Billing;

/// <summary>
/// Goes through the contracts that are due, a page at a time: all of a page at once, then the next one with an empty history. A contract that fails is noted and holds
/// up nobody. A run that was stopped ends after its page; resumed, it goes on with the next one in a process of its own.
/// </summary>
public static class BillingRunOrchestrator
{
    [Function(nameof(BillingRunOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunBilling run)
    {
        BillingPage page = await context.TakeBillingPageAsync(new(run.RunId, run.Attempt, run.Cursor));
        if (!page.GoesOn)
        {
            return;
        }

        ContractBilled[] billed = await Task.WhenAll(page.Contracts.Select(contract => context.BillContractAsync(new(contract, IsPreview: page.IsPreview))));
        BillingRunProgress progress = await context.NoteBillingPageAsync(new(run.RunId, run.Attempt, run.Page, page.Next, billed));
        if (progress.GoesOn)
        {
            context.ContinueAsNew(run with { Page = run.Page + 1, Cursor = page.Next });
        }
    }
}
