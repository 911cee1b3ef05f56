using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Links;
using LeadToCash.Mail;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>The mails to approvers, each sent once, in the language and the time zone of who gets it. One about a version that was replaced meanwhile is not sent.</summary>
public sealed class ApprovalMails(IMailer mailer, MailComposer composer, LinkSigner links, ApproverDesks desks, IStringLocalizer<QuoteTexts> texts)
{
    /// <summary>The mail that goes with an event of an approval, if one does.</summary>
    public Task SendAsync(Quote quote, QuoteEvent @event, CancellationToken cancellationToken) => @event switch
    {
        ApprovalRequested asked => WriteAsync(quote, new(asked.QuoteVersion, asked.Step, asked.Seat, "ask"), cancellationToken),
        ApproverReminded reminded => WriteAsync(quote, new(reminded.QuoteVersion, reminded.Step, reminded.Seat, "remind"), cancellationToken),
        ApprovalEscalated escalated => WriteAsync(quote, new(escalated.QuoteVersion, escalated.Step, escalated.Seat, "escalate"), cancellationToken),
        ApprovalDelegated delegated => WriteAsync(quote, new(delegated.QuoteVersion, delegated.Step, delegated.Seat, "delegate"), cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task WriteAsync(Quote quote, Occasion occasion, CancellationToken cancellationToken)
    {
        if (quote.QuoteVersion != occasion.Version || quote.Content is not { } content || quote.Approval(occasion.Step) is not { } approval
            || approval.Seat(occasion.Seat) is not { } seat)
        {
            return;
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = desks.CultureOf(seat.Person);
        string heading = texts[$"Mail.Approval.{occasion.Name}", quote.Number];
        MailContent document = new(heading, [.. Introduction(quote, seat), new MailBlock.Figures([.. Figures(content, approval, culture)]), .. Way(quote, occasion, seat, culture)]);
        await mailer.SendAsync(await composer.ComposeAsync(occasion.Key(quote.Id), seat.Person, heading, document, culture), cancellationToken);
    }

    private IEnumerable<MailBlock> Introduction(Quote quote, ApprovalSeat seat)
    {
        yield return new MailBlock.Paragraph(texts["Mail.Approval.Text", quote.Requester, quote.Customer.Company ?? quote.Customer.Name]);
        if (seat.InsteadOf is { } away)
        {
            yield return new MailBlock.Paragraph(texts["Mail.Approval.InsteadOf", away]);
        }
    }

    private IEnumerable<(string Label, string Value)> Figures(PricedContent content, QuoteApproval approval, CultureInfo culture) =>
    [
        .. content.Lines.Select(line => ($"{line.Quantity.ToString("0.###", culture)} × {NameOf(line, culture)}", line.Net.ToString(culture))),
        (texts["Net"], content.Net.ToString(culture)),
        (texts["Discount"], content.Discount.ToString(culture)),
        (texts["Margin"], content.Margin.ToString(culture)),
        .. approval.Reasons.Select(reason => (texts["Approval.Why"].Value, ReasonTexts.Of(reason, content.Currency, texts, culture))),
    ];

    private IEnumerable<MailBlock> Way(Quote quote, Occasion occasion, ApprovalSeat seat, CultureInfo culture) =>
    [
        new MailBlock.Button(
            texts["Mail.Approval.Button"], links.Url(QuoteLinks.Approval(quote.Id, occasion.Version, occasion.Step, seat.Id, seat.Schedule.ExpiresAt))),
        new MailBlock.Note(texts["Mail.Approval.Note", desks.CalendarOf(seat.Person).DateAndTime(seat.Schedule.ExpiresAt, culture)]),
    ];

    private static string NameOf(PricedLine line, CultureInfo culture) =>
        line.Name.TryGetValue(culture.TwoLetterISOLanguageName, out string? name) ? name : line.Name["en"];

    /// <summary>Why somebody is written to.</summary>
    private sealed record Occasion(int Version, ApprovalStep Step, string Seat, string Name)
    {
        /// <summary>The usual seat of an occasion goes without saying.</summary>
        public string Key(string quoteId) => $"quote/{quoteId}/v{Version}/{Step}/{Name}" + ((Seat, Name) switch
        {
            (ApprovalSeat.First, _) or (ApprovalSeat.Deputy, "escalate") or ("substitute", "delegate") => "",
            _ => "/" + Seat,
        });
    }
}
