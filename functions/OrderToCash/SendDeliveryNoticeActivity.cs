using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Tells the customer that a delivery has left. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendDeliveryNoticeActivity(OrderStore orders, DeliveryMails mails)
{
    [Function(nameof(SendDeliveryNotice))]
    public async Task RunAsync([ActivityTrigger] SendDeliveryNotice input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        Delivery delivery = order.Delivery(input.PartId, input.Sequence) ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no delivery {input.Sequence:D}.");
        await mails.ShippedAsync(input.OrderId, order, delivery, cancellationToken);
    }
}
