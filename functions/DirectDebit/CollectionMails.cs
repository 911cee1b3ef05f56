using System.Globalization;
using LeadToCash.Documents;
using LeadToCash.Mail;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.DirectDebit;

/// <summary>The mails about collections: pre-notification and what came back. Each has a key made of the attempt, so each goes out once.</summary>
public sealed class CollectionMails(IMailer mailer, MailComposer composer, InvoiceLinks links, IOptions<CompanyOptions> company, IStringLocalizer<DirectDebitTexts> texts)
{
    /// <summary>Tells the debtor what is collected, when, and by which mandate.</summary>
    public Task AnnouncedAsync(Invoice invoice, CollectionAnnounced announced, Mandate mandate, CancellationToken cancellationToken) =>
        SendAsync($"direct-debit/{announced.EndToEndId}/announced", invoice, culture => new MailContent(
            texts["Announced.Heading", invoice.Number],
            new MailBlock.Paragraph(texts["Salutation", invoice.Customer.Name]),
            new MailBlock.Paragraph(texts["Announced.Text", announced.Amount.ToString(culture), announced.CollectOn.ToString("D", culture), invoice.Number]),
            new MailBlock.Figures(
                (texts["Amount"], announced.Amount.ToString(culture)),
                (texts["CollectOn"], announced.CollectOn.ToString("D", culture)),
                (texts["Account"], Masked(mandate.Account!.Iban)),
                (texts["Reference"], mandate.Terms.Reference),
                (texts["CreditorId"], mandate.Terms.CreditorId)),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(announced.Invoice.InvoiceId)),
            new MailBlock.Note(texts["Announced.Note"])), cancellationToken);

    /// <summary>Says that it could not be collected and asks for the payment.</summary>
    public Task FailedAsync(string invoiceId, Invoice invoice, CollectionAttempt attempt, CancellationToken cancellationToken)
    {
        bool isStopped = attempt.Failure!.FollowUp is FollowUp.SuspendMandate or FollowUp.RevokeMandate;
        return SendAsync($"direct-debit/{attempt.EndToEndId}/failed", invoice, culture => new MailContent(
            texts["Failed.Heading", invoice.Number],
            new MailBlock.Paragraph(texts["Salutation", invoice.Customer.Name]),
            new MailBlock.Paragraph(texts["Failed.Text", invoice.Number, attempt.Failure!.Code]),
            new MailBlock.Figures(
                (texts["Amount"], invoice.Open.ToString(culture)),
                (texts["Receiver"], company.Value.Name),
                (texts["Iban"], Iban.Parse(company.Value.Iban).ToString()),
                (texts["Purpose"], invoice.Number)),
            new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId)),
            new MailBlock.Note(texts[isStopped ? "Failed.Stopped" : "Failed.Note"])), cancellationToken);
    }

    /// <summary>An account number of which only country and last four digits are shown.</summary>
    public static string Masked(string iban) => $"{iban[..2]}.. .... {iban[^4..]}";

    private async Task SendAsync(string key, Invoice invoice, Func<CultureInfo, MailContent> write, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(invoice.Customer.Language);
        MailContent content = Cultures.In(culture, () => write(culture));
        await mailer.SendAsync(await composer.ComposeAsync(key, invoice.Customer.Email, content.Heading, content, culture), cancellationToken);
    }
}
