using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>Has subscription billing set up and start the contracts of an order.</summary>
public static class SubscriptionPartOrchestrator
{
    [Function(nameof(SubscriptionPartOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FulfilPart input)
    {
        PartProgress part = await PartProgress.BeginAsync(context, input);
        if (await part.StepAsync("provisioned", key => context.ProvisionSubscriptionAsync(new(key, input.OrderId, input.PartId))) is not { } provisioned
            || !await part.WaitUntilAsync(provisioned.ReadyAt)
            || await part.StepAsync(PartStep.Activated, key => context.ActivateSubscriptionAsync(new(key, input.OrderId, input.PartId))) is null)
        {
            await part.CancelAsync("ended", key => context.EndSubscriptionAsync(new(key, input.OrderId, input.PartId)));
            return;
        }

        await part.CompleteAsync();
    }
}
