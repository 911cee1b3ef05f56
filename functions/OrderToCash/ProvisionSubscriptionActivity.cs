using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Has the contracts of a part set up. Safe to run twice: the back end carries a key out once.</summary>
public sealed class ProvisionSubscriptionActivity(ISubscriptionBilling billing, PartRequests parts)
{
    [Function(nameof(ProvisionSubscription))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ProvisionSubscription input, CancellationToken cancellationToken) =>
        await PartRequests.AskAsync(billing.ProvisionAsync(
            input.Key, input.OrderId, await parts.LinesAsync(input.OrderId, input.PartId, cancellationToken), cancellationToken));
}
