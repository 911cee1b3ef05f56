using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Documents;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OrderToCash;

/// <summary>The mails about what was ordered and what leaves. Each has a key made of what it tells, so each goes out once.</summary>
public sealed class DeliveryMails(
    IMailer mailer, MailComposer composer, OrderLinks links, DeliveryNotes notes, DocumentRenderer renderer, BusinessCalendars calendars, IStringLocalizer<OrderTexts> texts)
{
    /// <summary>A delivery has left: what is in it, where to follow it, what is still to come; with its delivery note.</summary>
    public Task ShippedAsync(string orderId, Order order, Delivery delivery, CancellationToken cancellationToken)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"order/{orderId}/delivery-{delivery.PartId}-{delivery.Sequence}");
        return SendAsync(key, order, [renderer.Attachment(notes.Of(order, delivery))], culture => new MailContent(
            texts["ShippedHeading", order.Number!],
            new MailBlock.Paragraph(texts["ShippedText", order.Customer!.Name]),
            new MailBlock.Figures(
            [
                .. delivery.Lines.Select(line => (order.Line(line.Position)?.Name ?? "", line.Quantity.ToString("0.###", culture))),
                (texts["DeliveryNumber"], delivery.Number),
                (texts["Tracking"], delivery.TrackingNumber ?? "–"),
                .. Due(order, delivery.PartId, culture),
            ]),
            new MailBlock.Button(texts["OpenOrder"], links.Url(orderId))), cancellationToken);
    }

    /// <summary>The order was changed: what is different, and what it comes to now.</summary>
    public Task ChangedAsync(string orderId, long version, Order order, OrderChanged changed, CancellationToken cancellationToken) =>
        SendAsync(string.Create(CultureInfo.InvariantCulture, $"order/{orderId}/changed-{version}"), order, [], culture => new MailContent(
            texts["ChangedHeading", order.Number!],
            new MailBlock.Paragraph(texts["ChangedText", order.Customer!.Name]),
            new MailBlock.Figures(
            [
                .. changed.Lines.Select(line => (line.Before.Name, Change(line, culture))),
                .. (changed.Added ?? []).Select(line => ((string)texts["LineInstead", line.Name], line.Quantity.ToString("0.###", culture))),
                (texts["Net"], changed.Net.ToString(culture)),
                (texts["Tax"], changed.Tax.ToString(culture)),
                (texts["Gross"], changed.Gross.ToString(culture)),
            ]),
            new MailBlock.Button(texts["OpenOrder"], links.Url(orderId)),
            new MailBlock.Note(texts["ChangedNote"])), cancellationToken);

    /// <summary>Goods are to come back: which, until when, and the number that belongs on the parcel.</summary>
    public Task ReturnAsync(string orderId, Order order, GoodsReturn back, CancellationToken cancellationToken) =>
        SendAsync(string.Create(CultureInfo.InvariantCulture, $"order/{orderId}/return-{back.Sequence}"), order, [], culture => new MailContent(
            texts["ReturnHeading", back.Number],
            new MailBlock.Paragraph(texts["ReturnText", order.Customer!.Name, order.Number!]),
            new MailBlock.Figures(
            [
                .. back.Lines.Select(line => (order.Line(line.Position)?.Name ?? "", line.Quantity.ToString("0.###", culture))),
                (texts["ReturnNumber"], back.Number),
                (texts["ReturnUntil"], calendars.Own.DateOf(back.Until).ToString("D", culture)),
            ]),
            new MailBlock.Button(texts["OpenOrder"], links.Url(orderId)),
            new MailBlock.Note(texts["ReturnNote"])), cancellationToken);

    private IEnumerable<(string Label, string Value)> Due(Order order, string partId, CultureInfo culture) => (order.Part(partId)?.Due ?? []).Select(due => (
        (string)texts["DueLater", order.Line(due.Position)?.Name ?? ""],
        (string)texts[due.Firm ? "DueOn" : "DueAbout", due.Quantity.ToString("0.###", culture), due.On.ToString("D", culture)]));

    private string Change(ChangedLine line, CultureInfo culture)
    {
        if (line.After is not { } after)
        {
            return texts["LineRemoved"];
        }

        List<string> changes = [];
        if (after.Quantity != line.Before.Quantity)
        {
            changes.Add(texts["LineQuantity", line.Before.Quantity.ToString("0.###", culture), after.Quantity.ToString("0.###", culture), after.Net.ToString(culture)]);
        }

        if (after.RequestedOn != line.Before.RequestedOn)
        {
            changes.Add(after.RequestedOn is { } date ? texts["LineNotBefore", date.ToString("D", culture)] : texts["LineSoon"]);
        }

        if (after.DeliveryText != line.Before.DeliveryText)
        {
            changes.Add(after.DeliveryText ?? texts["LineNoText"]);
        }

        return string.Join("; ", changes);
    }

    private async Task SendAsync(
        string key, Order order, IReadOnlyList<MailAttachment> attachments, Func<CultureInfo, MailContent> write, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(order.Customer!.Language);
        MailContent content = Cultures.In(culture, () => write(culture));
        OutgoingMail mail = await composer.ComposeAsync(key, order.Customer.Email, content.Heading, content, culture) with { Attachments = attachments };
        await mailer.SendAsync(mail, cancellationToken);
    }
}
