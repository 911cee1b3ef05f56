using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Documents;
using LeadToCash.Mail;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;

namespace LeadToCash.Dunning;

/// <summary>Writes dunning letters: a mail with the letter as PDF, which shows the whole reckoning. The mail's key is made of the invoice and the level, so each goes out once.</summary>
public sealed class DunningMails(
    IMailer mailer, MailComposer composer, InvoiceLinks links, InvoiceClaims claims, DocumentRenderer renderer, IStringLocalizer<DunningTexts> texts)
{
    /// <summary>UN/ECE Recommendation 20: one.</summary>
    private const string One = "C62";

    /// <summary>Sends the letter of a level, as it was noted.</summary>
    public async Task SendAsync(string invoiceId, Invoice invoice, ReminderSent letter, ClaimStatement statement, CancellationToken cancellationToken) =>
        await mailer.SendAsync(await ComposeAsync(invoiceId, invoice, letter, statement), cancellationToken);

    /// <summary>The mail as it is sent, with the letter attached as PDF. Sends nothing.</summary>
    public async Task<OutgoingMail> ComposeAsync(string invoiceId, Invoice invoice, ReminderSent letter, ClaimStatement statement)
    {
        CultureInfo culture = Cultures.Of(invoice.Customer.Language);
        MailContent content = Cultures.In(culture, () => Mail(invoiceId, invoice, TextOf(invoice, letter), statement, culture));
        string key = string.Create(CultureInfo.InvariantCulture, $"invoice/{invoiceId}/reminder-{letter.Level}");
        MailAttachment attachment = renderer.Attachment(DocumentOf(invoice, letter, statement));
        return (await composer.ComposeAsync(key, invoice.Customer.Email, content.Heading, content, culture)) with { Attachments = [attachment] };
    }

    /// <summary>The letter that goes with the mail.</summary>
    public BusinessDocument DocumentOf(Invoice invoice, ReminderSent letter, ClaimStatement statement)
    {
        CultureInfo culture = Cultures.Of(invoice.Customer.Language);
        return Cultures.In(culture, () => Letter(invoice, letter, TextOf(invoice, letter), statement, culture));
    }

    private string TextOf(Invoice invoice, ReminderSent letter) => claims.LevelOf(invoice, letter.Level).TextId;

    private MailContent Mail(string invoiceId, Invoice invoice, string text, ClaimStatement statement, CultureInfo culture) => new(
        texts[$"{text}.Heading", invoice.Number],
        new MailBlock.Paragraph(texts[$"{text}.Text", invoice.Customer.Name, invoice.Number, statement.DueDate.ToString("D", culture)]),
        new MailBlock.Figures(
        [
            (texts["Principal"], statement.Open.Principal.ToString(culture)),
            .. statement.Open.Interest.IsZero ? Array.Empty<(string, string)>() : [((string)texts["Interest", statement.AsOf.ToString("d", culture)], statement.Open.Interest.ToString(culture))],
            .. statement.Open.Costs.IsZero ? Array.Empty<(string, string)>() : [((string)texts["Costs"], statement.Open.Costs.ToString(culture))],
            (texts["Total"], statement.Open.Total.ToString(culture)),
        ]),
        new MailBlock.Button(texts["OpenInvoice"], links.Url(invoiceId)),
        new MailBlock.Note(texts["Crossed"]));

    private BusinessDocument Letter(Invoice invoice, ReminderSent letter, string text, ClaimStatement statement, CultureInfo culture)
    {
        DocumentLine[] lines = [.. Lines(invoice, statement, culture)];
        return new BusinessDocument
        {
            Kind = DocumentKind.PaymentReminder,
            Language = culture.TwoLetterISOLanguageName,
            Number = string.Create(CultureInfo.InvariantCulture, $"{invoice.Number}-M{letter.Level}"),
            Date = letter.On!.Value,
            Currency = invoice.Gross.Currency,
            Recipient = invoice.Customer,
            References = [new DocumentReference(ReferenceKind.Invoice, invoice.Number)],
            Opening = [texts[$"{text}.Text", invoice.Customer.Name, invoice.Number, statement.DueDate.ToString("D", culture)]],
            Groups = [new DocumentGroup(null, lines)],
            Totals = new DocumentTotals { Net = statement.Open.Total, Gross = statement.Open.Total },
            Closing = [.. Closing(letter, statement, culture)],
        };
    }

    /// <summary>The invoice, the interest row by row, flat fee and costs; what payments were set off against already is taken off again in one line.</summary>
    private IEnumerable<DocumentLine> Lines(Invoice invoice, ClaimStatement statement, CultureInfo culture)
    {
        List<(string Name, string? Description, Money Amount)> lines = [(texts["InvoiceOf", invoice.Number, invoice.Date.ToString("d", culture)], null, invoice.Gross)];
        lines.AddRange(statement.Rows.Where(row => !row.Interest.IsZero).Select(row => (
            (string)texts["InterestRow", row.From.ToString("d", culture), row.To.ToString("d", culture)],
            (string?)texts["InterestHow", row.Days, row.Rate.ToString(culture), row.Principal.ToString(culture)],
            row.Interest)));
        if (!statement.Costs.IsZero)
        {
            lines.Add((texts[statement.FlatFee.IsZero ? "Costs" : "CostsWithFlatFee"], null, statement.Costs));
        }

        Money settled = Money.Sum(lines.Select(line => line.Amount), invoice.Gross.Currency) - statement.Open.Total;
        if (!settled.IsZero)
        {
            lines.Add((texts["Settled"], null, -settled));
        }

        return lines.Select((line, index) => new DocumentLine
        {
            Position = (index + 1).ToString(CultureInfo.InvariantCulture),
            ItemNumber = invoice.Number,
            Name = line.Name,
            Description = line.Description,
            Quantity = 1,
            Unit = One,
            Price = new LinePrice(line.Amount, line.Amount),
        });
    }

    private IEnumerable<string> Closing(ReminderSent letter, ClaimStatement statement, CultureInfo culture)
    {
        if (statement.AsOf < letter.On)
        {
            yield return texts["InterestReserved", statement.AsOf.ToString("d", culture)];
        }

        yield return texts["Crossed"];
    }
}
