using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.Options;

namespace LeadToCash.OrderManagement;

/// <summary>Tells operations of an order that nothing can move any more. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class StuckOrderObserver(IMailer mailer, MailComposer composer, LinkSigner links, IOptions<MailOptions> options) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name != nameof(OrderFlagged) || @event.As<OrderFlagged>() is not { Concerns.Count: > 0 } flagged)
        {
            return;
        }

        Order order = (await @event.CaseAsync<Order>(cancellationToken)).State;
        MailContent content = new(
            $"Order {order.Number} is stuck",
            [
                new MailBlock.Paragraph("Nothing can move this order any more: no event that is still to come would reach it."),
                .. flagged.Concerns.Select(concern => new MailBlock.Paragraph(concern)),
                new MailBlock.Figures(("Order", order.StatusText)),
                new MailBlock.Button("See the order", links.Url($"/staff/orders/{@event.CaseId}")),
            ]);
        string key = string.Create(CultureInfo.InvariantCulture, $"order/{@event.CaseId}/stuck-{@event.Version}");
        await mailer.SendAsync(
            await composer.ComposeAsync(key, options.Value.Operations, $"Stuck: order {order.Number}", content, Cultures.English), cancellationToken);
    }
}
