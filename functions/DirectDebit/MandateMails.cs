using System.Globalization;
using LeadToCash.Documents;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.DirectDebit;

/// <summary>The mails about mandates: the link to grant one, the copy of what was granted, its end. Each has a key made of the mandate and the step.</summary>
public sealed class MandateMails(IMailer mailer, MailComposer composer, MandateLinks links, IOptions<CompanyOptions> company, IStringLocalizer<DirectDebitTexts> texts)
{
    /// <summary>Asks the customer to grant it.</summary>
    public Task OfferedAsync(MandateOffered offered, CancellationToken cancellationToken) => SendAsync(offered.Terms, "offered", culture => new MailContent(
        texts["Offered.Heading"],
        new MailBlock.Paragraph(texts["Salutation", offered.Terms.Debtor.Name]),
        new MailBlock.Paragraph(texts["Offered.Text", company.Value.Name]),
        new MailBlock.Button(texts["Offered.Button"], links.Url(offered.Terms.Reference, offered.At)),
        new MailBlock.Note(texts["Offered.Note"])), cancellationToken);

    /// <summary>The copy of what he granted.</summary>
    public Task GrantedAsync(MandateGranted granted, CancellationToken cancellationToken) => SendAsync(granted.Terms, "granted", culture => new MailContent(
        texts["Granted.Heading", granted.Terms.Reference],
        new MailBlock.Paragraph(texts["Salutation", granted.Terms.Debtor.Name]),
        new MailBlock.Paragraph(texts["Granted.Text"]),
        new MailBlock.Figures(
            (texts["Creditor"], company.Value.Name),
            (texts["CreditorId"], granted.Terms.CreditorId),
            (texts["Reference"], granted.Terms.Reference),
            (texts["Holder"], granted.Account.Holder),
            (texts["Account"], Iban.Parse(granted.Account.Iban).ToString()),
            (texts["Kind"], texts["Kind." + granted.Terms.Kind]),
            (texts["SignedOn"], granted.SignedOn.ToString("D", culture))),
        new MailBlock.Paragraph(texts["Text." + granted.Terms.Scheme, company.Value.Name])), cancellationToken);

    /// <summary>Says that it ended.</summary>
    public Task RevokedAsync(MandateTerms terms, CancellationToken cancellationToken) => SendAsync(terms, "revoked", _ => new MailContent(
        texts["Revoked.Heading", terms.Reference],
        new MailBlock.Paragraph(texts["Salutation", terms.Debtor.Name]),
        new MailBlock.Paragraph(texts["Revoked.Text", terms.Reference])), cancellationToken);

    private async Task SendAsync(MandateTerms terms, string step, Func<CultureInfo, MailContent> write, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(terms.Debtor.Language);
        MailContent content = Cultures.In(culture, () => write(culture));
        await mailer.SendAsync(await composer.ComposeAsync($"mandate/{terms.Reference}/{step}", terms.Debtor.Email, content.Heading, content, culture), cancellationToken);
    }
}
