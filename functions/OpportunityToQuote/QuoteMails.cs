using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The mails about quotes, each sent once. One about a version that was replaced meanwhile is not sent.</summary>
public sealed class QuoteMails(
    IMailer mailer, MailComposer composer, LinkSigner links, BusinessCalendars calendars, IOptions<ApprovalOptions> options, IStringLocalizer<QuoteTexts> texts)
{
    private CultureInfo Staff => Cultures.Of(options.Value.Language);

    /// <summary>To the approver.</summary>
    public Task AskAsync(Quote quote, ApprovalRequested asked, CancellationToken cancellationToken) => ApprovalAsync(
        quote, new(asked.QuoteVersion, asked.Step, ApproverRole.Approver, asked.Approver, asked.Schedule.ExpiresAt, "ask"), cancellationToken);

    /// <summary>To the approver, who has not decided.</summary>
    public Task RemindApproverAsync(Quote quote, int version, ApprovalStep step, CancellationToken cancellationToken) =>
        quote.QuoteVersion == version && quote.Approval(step) is { Approver: { } approver, Schedule: { } schedule }
            ? ApprovalAsync(quote, new(version, step, ApproverRole.Approver, approver, schedule.ExpiresAt, "remind"), cancellationToken)
            : Task.CompletedTask;

    /// <summary>To the deputy.</summary>
    public Task EscalateAsync(Quote quote, ApprovalEscalated escalated, CancellationToken cancellationToken) =>
        quote.QuoteVersion == escalated.QuoteVersion && quote.Approval(escalated.Step)?.Schedule is { } schedule
            ? ApprovalAsync(
                quote, new(escalated.QuoteVersion, escalated.Step, ApproverRole.Deputy, escalated.Deputy, schedule.ExpiresAt, "escalate"), cancellationToken)
            : Task.CompletedTask;

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
        await SendAsync(Key(quote, version, $"{Name(step)}/report"), quote.Requester, heading, content, culture, cancellationToken);
    }

    /// <summary>To the customer: the quote.</summary>
    public Task ReleaseAsync(Quote quote, QuoteReleased released, CancellationToken cancellationToken) =>
        CustomerAsync(quote, released.QuoteVersion, "Mail.Quote", "release", cancellationToken);

    /// <summary>To the customer, who has not answered.</summary>
    public Task RemindCustomerAsync(Quote quote, int version, CancellationToken cancellationToken) =>
        CustomerAsync(quote, version, "Mail.QuoteReminder", "remind", cancellationToken);

    private async Task CustomerAsync(Quote quote, int version, string text, string step, CancellationToken cancellationToken)
    {
        if (quote.QuoteVersion != version || quote is not { Content: { } content, Validity: { } validity })
        {
            return;
        }

        CultureInfo culture = Speak(Cultures.Of(quote.Customer.Language));
        string heading = texts[text + ".Heading", quote.Number];
        MailContent mail = new(
            heading,
            new MailBlock.Paragraph(texts["Mail.Salutation", quote.Customer.Name]),
            new MailBlock.Paragraph(texts[text + ".Text", validity.ValidUntil.ToString("D", culture)]),
            new MailBlock.Figures([.. Lines(content, culture), .. Totals(content, culture)]),
            new MailBlock.Button(texts["Mail.Quote.Button"], links.Url(QuoteLinks.Quote(quote.Id, version, validity.ExpiresAt))),
            new MailBlock.Note(texts["Mail.Quote.Note", version, quote.Fingerprint!]));
        await SendAsync(Key(quote, version, step), quote.Customer.Email, heading, mail, culture, cancellationToken);
    }

    private async Task ApprovalAsync(Quote quote, ApprovalMail mail, CancellationToken cancellationToken)
    {
        if (quote.QuoteVersion != mail.Version || quote.Content is not { } content)
        {
            return;
        }

        CultureInfo culture = Speak(Staff);
        string heading = texts[$"Mail.Approval.{mail.Occasion}", quote.Number];
        MailContent document = new(
            heading,
            new MailBlock.Paragraph(texts["Mail.Approval.Text", quote.Requester, quote.Customer.Company ?? quote.Customer.Name]),
            new MailBlock.Figures(
            [
                .. Lines(content, culture),
                (texts["Net"], content.Net.ToString(culture)),
                (texts["Discount"], content.Discount.ToString(culture)),
                (texts["Margin"], content.Margin.ToString(culture)),
            ]),
            new MailBlock.Button(
                texts["Mail.Approval.Button"], links.Url(QuoteLinks.Approval(quote.Id, mail.Version, mail.Step, mail.Role, mail.Expires))),
            new MailBlock.Note(texts["Mail.Approval.Note", calendars.Own.DateAndTime(mail.Expires, culture)]));
        await SendAsync(Key(quote, mail.Version, $"{Name(mail.Step)}/{mail.Occasion}"), mail.To, heading, document, culture, cancellationToken);
    }

    private async Task SendAsync(string key, string to, string subject, MailContent content, CultureInfo culture, CancellationToken cancellationToken) =>
        await mailer.SendAsync(await composer.ComposeAsync(key, to, subject, content, culture), cancellationToken);

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

    private static string Name(ApprovalStep step) => step.ToString().ToLowerInvariant();

    private sealed record ApprovalMail(int Version, ApprovalStep Step, ApproverRole Role, string To, DateTimeOffset Expires, string Occasion);
}
