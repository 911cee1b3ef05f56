using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Tells the customer what to send back, until when, and under which number. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendReturnSlipActivity(OrderStore orders, DeliveryMails mails)
{
    [Function(nameof(SendReturnSlip))]
    public async Task RunAsync([ActivityTrigger] SendReturnSlip input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        GoodsReturn back = order.Return(input.Sequence) ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no return {input.Sequence:D}.");
        await mails.ReturnAsync(input.OrderId, order, back, cancellationToken);
    }
}
