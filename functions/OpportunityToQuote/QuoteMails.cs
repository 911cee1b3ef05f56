using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Documents;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The mails about quotes to customers and requesters, each sent once. One about a version that was replaced meanwhile is not sent.</summary>
public sealed class QuoteMails(
    IMailer mailer, MailComposer composer, LinkSigner links, QuoteDocuments documents, DocumentRenderer renderer, IOptions<ApprovalOptions> options,
    IStringLocalizer<QuoteTexts> texts)
{
    private CultureInfo Staff => Cultures.Of(options.Value.Language);

    /// <summary>To the requester: refused, or not decided in time.</summary>
    public async Task ReportAsync(Quote quote, int version, ApprovalStep step, CancellationToken cancellationToken)
    {
        if (quote.QuoteVersion != version || quote.Approval(step) is not { } approval)
        {
            return;
        }

        CultureInfo culture = Speak(quote.Requester == quote.Customer.Email ? Cultures.Of(quote.Customer.Language) : Staff);
        string heading = texts[approval.Status == ApprovalStatus.Refused ? "Mail.Refused.Heading" : "Mail.NotDecided.Heading", quote.Number];
        MailContent content = approval.Comment is { Length: > 0 } comment
            ? new(heading, new MailBlock.Paragraph(texts["Mail.Refused.Reason", comment]), new MailBlock.Paragraph(texts["Mail.Refused.Next"]))
            : new(heading, new MailBlock.Paragraph(texts["Mail.NotDecided.Text"]), new MailBlock.Paragraph(texts["Mail.Refused.Next"]));
        await SendAsync(Key(quote, version, $"{step}/report"), quote.Requester, heading, content, culture, [], cancellationToken);
    }

    /// <summary>To the customer: the quote, with its PDF.</summary>
    public async Task ReleaseAsync(Quote quote, int version, CancellationToken cancellationToken)
    {
        if (IsOut(quote, version))
        {
            MailAttachment pdf = renderer.Attachment(documents.Of(quote, QuoteSheet.Of(quote, version)));
            await CustomerAsync(quote, "Mail.Quote", "release", [pdf], cancellationToken);
        }
    }

    /// <summary>To the customer, who has not answered.</summary>
    public async Task RemindCustomerAsync(Quote quote, int version, CancellationToken cancellationToken)
    {
        if (IsOut(quote, version))
        {
            await CustomerAsync(quote, "Mail.QuoteReminder", "remind", [], cancellationToken);
        }
    }

    /// <summary>To the customer: what one of us wrote.</summary>
    public async Task ReplyAsync(Quote quote, int turn, CancellationToken cancellationToken)
    {
        QuoteTurn reply = quote.Turns[turn - 1];
        CultureInfo culture = Speak(Cultures.Of(quote.Customer.Language));
        string heading = texts["Mail.Reply.Heading", quote.Number];
        List<MailBlock> blocks = [new MailBlock.Paragraph(texts["Mail.Salutation", quote.Customer.Name]), new MailBlock.Paragraph(reply.Text!)];
        if (IsOut(quote, reply.QuoteVersion))
        {
            blocks.Add(Button(quote));
        }

        await SendAsync(Key(quote, reply.QuoteVersion, $"turn/{turn}"), quote.Customer.Email, heading, new MailContent(heading, blocks), culture, [], cancellationToken);
    }

    private static bool IsOut(Quote quote, int version) => quote.QuoteVersion == version && quote is { Content: not null, Validity: not null };

    private async Task CustomerAsync(Quote quote, string text, string step, IReadOnlyList<MailAttachment> attachments, CancellationToken cancellationToken)
    {
        (PricedContent content, QuoteValidity validity) = (quote.Content!, quote.Validity!);
        CultureInfo culture = Speak(Cultures.Of(quote.Customer.Language));
        string heading = texts[text + ".Heading", quote.Number];
        MailContent mail = new(
            heading,
            new MailBlock.Paragraph(texts["Mail.Salutation", quote.Customer.Name]),
            new MailBlock.Paragraph(texts[text + ".Text", validity.ValidUntil.ToString("D", culture)]),
            new MailBlock.Figures([.. Lines(content, culture), .. Totals(content, culture)]),
            Button(quote),
            new MailBlock.Note(texts["Mail.Quote.Note", quote.QuoteVersion, quote.Fingerprint!]));
        await SendAsync(Key(quote, quote.QuoteVersion, step), quote.Customer.Email, heading, mail, culture, attachments, cancellationToken);
    }

    private MailBlock.Button Button(Quote quote) =>
        new(texts["Mail.Quote.Button"], links.Url(QuoteLinks.Quote(quote.Id, quote.QuoteVersion, quote.Validity!.ExpiresAt)));

    private async Task SendAsync(
        string key, string to, string subject, MailContent content, CultureInfo culture, IReadOnlyList<MailAttachment> attachments, CancellationToken cancellationToken) =>
        await mailer.SendAsync(await composer.ComposeAsync(key, to, subject, content, culture) with { Attachments = attachments }, cancellationToken);

    private static IEnumerable<(string Label, string Value)> Lines(PricedContent content, CultureInfo culture) => content.Lines.Select(line =>
        ($"{line.Quantity.ToString("0.###", culture)} × {NameOf(line, culture)}", line.Net.ToString(culture)));

    private IEnumerable<(string Label, string Value)> Totals(PricedContent content, CultureInfo culture) =>
    [
        (texts["Net"], content.Net.ToString(culture)),
        .. content.TaxGroups.Select(group => (texts["Tax", group.Rate.ToString(culture)].Value, group.Tax.ToString(culture))),
        (texts["Gross"], content.Gross.ToString(culture)),
    ];

    private static string NameOf(PricedLine line, CultureInfo culture) =>
        line.Name.TryGetValue(culture.TwoLetterISOLanguageName, out string? name) ? name : line.Name["en"];

    /// <summary>Texts come in the culture of the calling method, which ends with it.</summary>
    private static CultureInfo Speak(CultureInfo culture) => CultureInfo.CurrentUICulture = culture;

    private static string Key(Quote quote, int version, string step) => $"quote/{quote.Id}/v{version}/{step}";
}
