using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Has the warehouse keep the goods of a part, and says that they leave in deliveries. Safe to run twice: the back end carries a key out once.
/// </summary>
public sealed class ReserveStockActivity(IWarehouse warehouse, PartRequests parts)
{
    [Function(nameof(ReserveStock))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ReserveStock input, CancellationToken cancellationToken)
    {
        BackEndAnswer answer = await PartRequests.AskAsync(warehouse.ReserveAsync(
            input.Key, input.OrderId, await parts.LinesAsync(input.OrderId, input.PartId, cancellationToken), cancellationToken));
        return answer is BackEndAnswer.Done done ? done with { InDeliveries = true } : answer;
    }
}
