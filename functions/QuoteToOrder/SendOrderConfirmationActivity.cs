using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Mail;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Tells the customer that the order was received. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendOrderConfirmationActivity(
    OrderStore orders, IMailer mailer, MailComposer composer, OrderLinks links, IStringLocalizer<OrderTexts> texts)
{
    [Function(nameof(SendOrderConfirmation))]
    public async Task RunAsync([ActivityTrigger] SendOrderConfirmation input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        CultureInfo culture = Cultures.Of(order.Customer!.Language);
        MailContent content = Cultures.In(culture, () => Content(input.OrderId, order, culture));
        await mailer.SendAsync(
            await composer.ComposeAsync($"order/{input.OrderId}/confirmation", order.Customer.Email, content.Heading, content, culture), cancellationToken);
    }

    private MailContent Content(string orderId, Order order, CultureInfo culture) => new(
        texts["ConfirmationHeading", order.Number!],
        new MailBlock.Paragraph(texts["ConfirmationText", order.Customer!.Name]),
        new MailBlock.Figures(
        [
            .. order.Lines.Select(line => ($"{line.Quantity.ToString("0.###", culture)} × {line.Name}", line.Net.ToString(culture))),
            (texts["Net"], order.Net!.Value.ToString(culture)),
            (texts["Tax"], order.Tax!.Value.ToString(culture)),
            (texts["Gross"], order.Gross!.Value.ToString(culture)),
        ]),
        new MailBlock.Button(texts["OpenOrder"], links.Url(orderId)),
        new MailBlock.Note(texts["ConfirmationNote"]));
}
