using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Sends the customer what changed and the totals after that very change, whatever has happened since. Safe to run twice: the mailer drops a repeated key.
/// </summary>
public sealed class SendChangedConfirmationActivity(OrderStore orders, CaseReader cases, DeliveryMails mails)
{
    [Function(nameof(SendChangedConfirmation))]
    public async Task RunAsync([ActivityTrigger] SendChangedConfirmation input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        CaseEvent @event = await cases.EventAsync(Order.CaseType, input.OrderId, input.Version, cancellationToken)
            ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no event {input.Version:D}.");
        await mails.ChangedAsync(input.OrderId, input.Version, order, (OrderChanged)@event.As<OrderEvent>(), cancellationToken);
    }
}
