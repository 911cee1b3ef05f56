using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Contracts;

/// <summary>Begins contracts once subscription billing has activated an order's subscriptions. Shown twice, they begin once.</summary>
public sealed class ActivatedSubscriptionObserver(OrderStore orders, ContractOpening opening) : ICaseObserver
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

        Order order = (await orders.GetAsync(@event.CaseId, cancellationToken)).State;
        if (order.Part(step.PartId) is { Kind: ProductKind.Subscription })
        {
            await opening.BeginAsync(@event.CaseId, order, step.At, cancellationToken);
        }
    }
}
