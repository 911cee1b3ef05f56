using System.Globalization;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OrderToCash;

/// <summary>The mails about an invoice. Each has a key made of the invoice and what it says, so each goes out once.</summary>
public sealed class InvoiceMails(IMailer mailer, MailComposer composer, InvoiceLinks links, IStringLocalizer<InvoiceTexts> texts)
{
    /// <summary>The invoice itself.</summary>
    public Task InvoiceAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken) =>
        SendAsync($"invoice/{invoiceId}/issued", invoice, culture => new MailContent(
            texts["InvoiceHeading", invoice.Number],
            new MailBlock.Paragraph(texts["InvoiceText", invoice.Customer.Name, invoice.OrderNumber ?? invoice.ContractId ?? ""]),
            new MailBlock.Figures([.. Lines(invoice, culture), .. Totals(invoice, culture)]),
            new MailBlock.Paragraph(invoice.Open.IsZero ? texts["PaidText"] : texts["DueText", invoice.Open.ToString(culture), Day(invoice.DueDate, culture), invoice.Number]),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId))), cancellationToken);

    /// <summary>Thanks for the payment.</summary>
    public Task ReceiptAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken) =>
        SendAsync($"invoice/{invoiceId}/receipt", invoice, culture => new MailContent(
            texts["ReceiptHeading", invoice.Number],
            new MailBlock.Paragraph(texts["ReceiptText", invoice.Customer.Name, invoice.Number]),
            new MailBlock.Figures((texts["Gross"], invoice.Gross.ToString(culture)), (texts["Open"], invoice.Open.ToString(culture))),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId))), cancellationToken);

    /// <summary>Reminds of the payment.</summary>
    public Task ReminderAsync(string invoiceId, Invoice invoice, int level, CancellationToken cancellationToken) =>
        SendAsync($"invoice/{invoiceId}/reminder-{level}", invoice, culture => new MailContent(
            texts["ReminderHeading", level, invoice.Number],
            new MailBlock.Paragraph(texts[level == 1 ? "FirstReminderText" : "ReminderText", invoice.Customer.Name, invoice.Number, Day(invoice.DueDate, culture)]),
            new MailBlock.Figures((texts["Gross"], invoice.Gross.ToString(culture)), (texts["Open"], invoice.Open.ToString(culture))),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId)),
            new MailBlock.Note(texts["CrossedText"])), cancellationToken);

    private static IEnumerable<(string Label, string Value)> Lines(Invoice invoice, CultureInfo culture) =>
        invoice.Lines.Select(line => ($"{line.Quantity.ToString("0.###", culture)} × {line.Name}", line.Net.ToString(culture)));

    private IEnumerable<(string Label, string Value)> Totals(Invoice invoice, CultureInfo culture) =>
    [
        (texts["Net"], invoice.Net.ToString(culture)),
        .. invoice.TaxGroups.Select(group => ((string)texts["Tax", group.Rate.ToString(culture)], group.Tax.ToString(culture))),
        (texts["Gross"], invoice.Gross.ToString(culture)),
        .. invoice.ReportedHours is { } hours ? [(texts["ReportedHours"], hours.ToString("0.##", culture))] : Array.Empty<(string, string)>(),
        .. invoice.Payments.Select(payment => ((string)texts["Received"], payment.Amount.ToString(culture))),
        (texts["Open"], invoice.Open.ToString(culture)),
    ];

    private static string Day(DateOnly date, CultureInfo culture) => date.ToString("D", culture);

    private async Task SendAsync(string key, Invoice invoice, Func<CultureInfo, MailContent> write, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(invoice.Customer.Language);
        MailContent content = Cultures.In(culture, () => write(culture));
        await mailer.SendAsync(await composer.ComposeAsync(key, invoice.Customer.Email, content.Heading, content, culture), cancellationToken);
    }
}
