using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Has the warehouse send the goods of a part. Safe to run twice: the back end carries a key out once.</summary>
public sealed class ShipGoodsActivity(IWarehouse warehouse, PartRequests parts)
{
    [Function(nameof(ShipGoods))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ShipGoods input, CancellationToken cancellationToken) =>
        await PartRequests.AskAsync(warehouse.ShipAsync(
            input.Key, input.OrderId, await parts.LinesAsync(input.OrderId, input.PartId, cancellationToken), cancellationToken));
}
