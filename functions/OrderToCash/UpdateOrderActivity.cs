using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Carries out a command on the order's case. Safe to run twice: a command id that was carried out returns its first result.</summary>
public sealed class UpdateOrderActivity(OrderStore orders)
{
    [Function(nameof(UpdateOrder))]
    public async Task<OrderUpdate> RunAsync([ActivityTrigger] UpdateOrder input, CancellationToken cancellationToken)
    {
        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(input.OrderId, input.CommandId, input.Command, cancellationToken: cancellationToken);
        return outcome.State is { } order
            ? new OrderUpdate(order.Status, outcome.Refusal?.Code)
            : throw new BusinessRuleException($"There is no order '{input.OrderId}'.");
    }
}
