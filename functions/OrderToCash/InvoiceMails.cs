using System.Globalization;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OrderToCash;

/// <summary>The mails about an invoice. Each has a key made of the invoice and what it says, so each goes out once.</summary>
public sealed class InvoiceMails(IMailer mailer, MailComposer composer, InvoiceLinks links, InvoiceFiles files, IStringLocalizer<InvoiceTexts> texts)
{
    /// <summary>The invoice or credit note itself, with its files: for people, and for machines where the customer is a business.</summary>
    public async Task InvoiceAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken)
    {
        List<MailAttachment> attachments = [];
        foreach (InvoiceFormat format in FormatsFor(invoice))
        {
            if (await files.GetAsync(invoiceId, invoice, format, cancellationToken) is { } file)
            {
                attachments.Add(new MailAttachment(file.Name, file.ContentType, file.Content));
            }
        }

        await SendAsync($"invoice/{invoiceId}/issued", invoice, culture => new MailContent(
            texts[InvoiceTexts.HeadingOf(invoice), invoice.Number],
            new MailBlock.Paragraph(Opening(invoice)),
            new MailBlock.Figures([.. Lines(invoice, culture), .. Totals(invoice, culture)]),
            new MailBlock.Paragraph(Closing(invoice, culture)),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId))), attachments, cancellationToken);
    }

    /// <summary>Thanks for the payment.</summary>
    public Task ReceiptAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken) =>
        SendAsync($"invoice/{invoiceId}/receipt", invoice, culture => new MailContent(
            texts["ReceiptHeading", invoice.Number],
            new MailBlock.Paragraph(texts["ReceiptText", invoice.Customer.Name, invoice.Number]),
            new MailBlock.Figures((texts["Gross"], invoice.Gross.ToString(culture)), (texts["Open"], invoice.Open.ToString(culture))),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId))), [], cancellationToken);

    /// <summary>Reminds of the payment.</summary>
    public Task ReminderAsync(string invoiceId, Invoice invoice, int level, CancellationToken cancellationToken) =>
        SendAsync($"invoice/{invoiceId}/reminder-{level}", invoice, culture => new MailContent(
            texts["ReminderHeading", level, invoice.Number],
            new MailBlock.Paragraph(texts[level == 1 ? "FirstReminderText" : "ReminderText", invoice.Customer.Name, invoice.Number, Day(invoice.DueDate, culture)]),
            new MailBlock.Figures((texts["Gross"], invoice.Gross.ToString(culture)), (texts["Open"], invoice.Open.ToString(culture))),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId)),
            new MailBlock.Note(texts["CrossedText"])), [], cancellationToken);

    private static IEnumerable<InvoiceFormat> FormatsFor(Invoice invoice) =>
        invoice.Customer.Company is null ? [InvoiceFormat.Pdf] : [InvoiceFormat.Pdf, InvoiceFiles.MachineFormatOf(invoice)];

    private string Opening(Invoice invoice) => invoice switch
    {
        { Kind: BillKind.CreditNote } => texts["CreditMailText", invoice.Customer.Name, invoice.Credits?.Number ?? ""],
        { Collected.Count: > 0 } => texts["CollectiveText", invoice.Customer.Name, invoice.Collected.Count],
        { OrderNumber: { } order, IsDeposit: true } => texts["DepositText", invoice.Customer.Name, order],
        { OrderNumber: { } order, IsFinal: true } => texts["FinalText", invoice.Customer.Name, order],
        { OrderNumber: { } order, IsPartial: true } => texts["PartText", invoice.Customer.Name, order],
        { OrderNumber: { } order, ContractId: null } => texts["InvoiceText", invoice.Customer.Name, order],
        _ => texts["ContractText", invoice.Customer.Name, invoice.ContractId ?? ""],
    };

    private string Closing(Invoice invoice, CultureInfo culture) => invoice switch
    {
        { Kind: BillKind.CreditNote } => texts["CreditText", invoice.Credits?.Number ?? ""],
        { Open.IsZero: true } => texts["PaidText"],
        { DirectDebit: { } debit } => texts["DebitText", invoice.Open.ToString(culture), Day(debit.CollectOn, culture), DirectDebit.CollectionMails.Masked(debit.Iban), debit.MandateReference, debit.CreditorId],
        _ => texts["DueText", invoice.Open.ToString(culture), Day(invoice.DueDate, culture), invoice.Number],
    };

    private static IEnumerable<(string Label, string Value)> Lines(Invoice invoice, CultureInfo culture) =>
        invoice.Lines.Select(line => ($"{line.Quantity.ToString("0.###", culture)} × {line.Name}", line.Net.ToString(culture)));

    private IEnumerable<(string Label, string Value)> Totals(Invoice invoice, CultureInfo culture) =>
    [
        (texts["Net"], invoice.Net.ToString(culture)),
        .. invoice.TaxGroups.Select(group => ((string)texts["Tax", group.Rate.ToString(culture)], group.Tax.ToString(culture))),
        (texts["Gross"], invoice.Gross.ToString(culture)),
        .. invoice.ReportedHours is { } hours ? [(texts["ReportedHours"], hours.ToString("0.##", culture))] : Array.Empty<(string, string)>(),
        .. invoice.Payments.Select(payment => ((string)texts["Received"], payment.Amount.ToString(culture))),
        .. invoice.Kind == BillKind.CreditNote ? Array.Empty<(string, string)>() : [((string)texts["Open"], invoice.Open.ToString(culture))],
    ];

    private static string Day(DateOnly date, CultureInfo culture) => date.ToString("D", culture);

    private async Task SendAsync(string key, Invoice invoice, Func<CultureInfo, MailContent> write, IReadOnlyList<MailAttachment> attachments, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(invoice.Customer.Language);
        MailContent content = Cultures.In(culture, () => write(culture));
        OutgoingMail mail = (await composer.ComposeAsync(key, invoice.Customer.Email, content.Heading, content, culture)) with { Attachments = attachments };
        await mailer.SendAsync(mail, cancellationToken);
    }
}
