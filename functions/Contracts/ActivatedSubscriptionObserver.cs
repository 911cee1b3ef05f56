using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Contracts;

/// <summary>Begins contracts once subscription billing has activated an order's subscriptions. Shown twice, they begin once.</summary>
public sealed class ActivatedSubscriptionObserver(ContractOpening opening) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name != nameof(PartAdvanced) || @event.As<PartAdvanced>() is not { Step: PartStep.Activated } step)
        {
            return;
        }

        Order order = (await @event.CaseAsync<Order>(cancellationToken)).State;
        if (order.Part(step.PartId) is { Kind: ProductKind.Subscription })
        {
            await opening.BeginAsync(@event.CaseId, order, step.At, cancellationToken);
        }
    }
}
