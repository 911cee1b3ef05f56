using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Has the warehouse send a delivery as it was decided. Safe to run twice: the stock book and the back end carry a key out once.</summary>
public sealed class SendDeliveryActivity(OrderStore orders, IWarehouse warehouse)
{
    [Function(nameof(SendDelivery))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] SendDelivery input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        Delivery delivery = order.Delivery(input.PartId, input.Sequence) ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no delivery {input.Sequence:D}.");
        OrderLine[] goods = [.. delivery.Lines.Select(line => order.Line(line.Position)! with { Quantity = line.Quantity })];
        return await PartRequests.AskAsync(warehouse.SendAsync(input.Key, input.OrderId, delivery.Warehouse, goods, cancellationToken));
    }
}
