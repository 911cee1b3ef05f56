using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Tells operations that a part of an order is blocked. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class NotifyOperationsActivity(OrderStore orders, IMailer mailer, MailComposer composer, LinkSigner links, IOptions<MailOptions> options)
{
    [Function(nameof(NotifyOperations))]
    public async Task RunAsync([ActivityTrigger] NotifyOperations input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        MailContent content = new(
            $"Order {order.Number} is blocked",
            new MailBlock.Paragraph($"The part '{input.PartId}' can't go on by itself. It is tried again now and then; you can have it tried at once."),
            new MailBlock.Figures(
                ("Reason", input.Reason),
                ("Times blocked", input.Occurrence.ToString(CultureInfo.InvariantCulture)),
                ("Order", order.StatusText)),
            new MailBlock.Button("See the order", links.Url($"/staff/orders/{input.OrderId}")));
        string key = string.Create(CultureInfo.InvariantCulture, $"order/{input.OrderId}/blocked-{input.PartId}-{input.Occurrence}");
        await mailer.SendAsync(
            await composer.ComposeAsync(key, options.Value.Operations, $"Blocked: {input.PartId} of order {order.Number}", content, Cultures.English), cancellationToken);
    }
}
