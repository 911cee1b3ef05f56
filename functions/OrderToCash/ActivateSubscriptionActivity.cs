using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Has the contracts of a part started. Safe to run twice: the back end carries a key out once.</summary>
public sealed class ActivateSubscriptionActivity(ISubscriptionBilling billing)
{
    [Function(nameof(ActivateSubscription))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ActivateSubscription input, CancellationToken cancellationToken) =>
        await PartRequests.AskAsync(billing.ActivateAsync(input.Key, input.OrderId, cancellationToken));
}
