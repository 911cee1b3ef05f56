using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Has subscription billing set up and start the contracts of an order; where they begin with the installation, once the customer has accepted it. Staff may
/// let them begin before.
/// </summary>
public static class SubscriptionPartOrchestrator
{
    [Function(nameof(SubscriptionPartOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FulfilPart input)
    {
        Task<InstallationEnded> installed = context.Next<InstallationEnded>();
        PartProgress part = await PartProgress.BeginAsync(context, input);
        if (await part.StepAsync("provisioned", key => context.ProvisionSubscriptionAsync(new(key, input.OrderId, input.PartId))) is not { } provisioned
            || !await part.WaitUntilAsync(provisioned.ReadyAt)
            || !await IsToBeginAsync(part, provisioned, installed)
            || await part.StepAsync(PartStep.Activated, key => context.ActivateSubscriptionAsync(new(key, input.OrderId, input.PartId))) is null)
        {
            await part.CancelAsync("ended", key => context.EndSubscriptionAsync(new(key, input.OrderId, input.PartId)));
            return;
        }

        await part.CompleteAsync();
    }

    private static async Task<bool> IsToBeginAsync(PartProgress part, BackEndAnswer.Done provisioned, Task installed)
    {
        if (provisioned.AwaitsAcceptance)
        {
            await part.NoteAsync(PartStep.AwaitsAcceptance);
            await part.WaitForAsync(installed, until: null);
        }

        return !part.IsCancelled;
    }
}
