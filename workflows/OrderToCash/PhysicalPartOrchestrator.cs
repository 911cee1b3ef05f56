using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Has the warehouse reserve, ship and deliver the goods of an order, in as many deliveries as it takes. Once some are on the road, a cancellation no longer stops those.
/// </summary>
public static class PhysicalPartOrchestrator
{
    [Function(nameof(PhysicalPartOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FulfilPart input)
    {
        Deliveries deliveries = new(context, input);
        PartProgress part = await PartProgress.BeginAsync(context, input);
        if (await part.StepAsync("reserved", key => context.ReserveStockAsync(new(key, input.OrderId, input.PartId))) is not { } reserved
            || !await part.WaitUntilAsync(reserved.ReadyAt))
        {
            await part.CancelAsync("released", key => context.ReleaseStockAsync(new(key, input.OrderId, input.PartId)));
            return;
        }

        await (reserved.InDeliveries ? deliveries.SendAllAsync(part) : SendAtOnceAsync(context, input, part));
    }

    /// <summary>The way before there were deliveries; parts that were reserved then still take it.</summary>
    private static async Task SendAtOnceAsync(TaskOrchestrationContext context, FulfilPart input, PartProgress part)
    {
        if (await part.StepAsync("shipped", key => context.ShipGoodsAsync(new(key, input.OrderId, input.PartId))) is not { } shipped)
        {
            await part.CancelAsync("released", key => context.ReleaseStockAsync(new(key, input.OrderId, input.PartId)));
            return;
        }

        await part.WaitUntilDoneAsync(shipped.ReadyAt);
        await part.NoteAsync("delivered", shipped.Reference);
        await part.CompleteAsync();
    }
}
