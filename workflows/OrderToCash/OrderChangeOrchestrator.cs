using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>Tells the customer of one change of an order, however long that takes.</summary>
public static class OrderChangeOrchestrator
{
    [Function(nameof(OrderChangeOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ConfirmOrderChange change) =>
        context.SendChangedConfirmationAsync(new(change.OrderId, change.Version));
}
