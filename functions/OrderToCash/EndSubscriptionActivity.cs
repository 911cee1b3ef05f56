using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Has contracts ended that were set up. Safe to run twice: the back end carries a key out once.</summary>
public sealed class EndSubscriptionActivity(ISubscriptionBilling billing)
{
    [Function(nameof(EndSubscription))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] EndSubscription input, CancellationToken cancellationToken) =>
        await PartRequests.AskAsync(billing.EndAsync(input.Key, input.OrderId, input.Positions, cancellationToken));
}
