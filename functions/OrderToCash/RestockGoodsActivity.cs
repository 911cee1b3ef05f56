using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Puts what came back and can be sold where it was sent from. Safe to run twice: the warehouse carries a key out once.</summary>
public sealed class RestockGoodsActivity(OrderStore orders, IWarehouse warehouse)
{
    [Function(nameof(RestockGoods))]
    public async Task RunAsync([ActivityTrigger] RestockGoods input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        GoodsReturn back = order.Return(input.Sequence) ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no return {input.Sequence:D}.");
        foreach (IGrouping<int, ReturnedGoods> goods in (back.Received ?? []).Where(goods => goods.IsSellable).GroupBy(goods => goods.Position))
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{input.OrderId}:return-{input.Sequence}:{goods.Key}");
            string? from = order.Deliveries.LastOrDefault(delivery => delivery.Lines.Any(line => line.Position == goods.Key))?.Warehouse;
            await warehouse.TakeBackAsync(key, back.Number, from, order.Line(goods.Key)! with { Quantity = goods.Sum(one => one.Quantity) }, cancellationToken);
        }
    }
}
