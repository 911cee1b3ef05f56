using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Gives kept goods free. Safe to run twice: the back end carries a key out once.</summary>
public sealed class ReleaseStockActivity(IWarehouse warehouse)
{
    [Function(nameof(ReleaseStock))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ReleaseStock input, CancellationToken cancellationToken) =>
        await PartRequests.AskAsync(warehouse.ReleaseAsync(input.Key, input.OrderId, cancellationToken));
}
