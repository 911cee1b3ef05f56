using System.Globalization;
using LeadToCash.Configuration;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The mails about quotes to our own sales people: to whoever asked for the quote, or to the team when the customer did. Each is sent once.</summary>
public sealed class QuoteSalesMails(
    IMailer mailer, MailComposer composer, LinkSigner links, IOptions<ApprovalOptions> language, IOptions<MailOptions> addresses, IStringLocalizer<QuoteTexts> texts)
{
    /// <summary>What the customer answered to a version, or that he did not.</summary>
    public async Task AnswerAsync(Quote quote, int version, CancellationToken cancellationToken)
    {
        string? text = quote.QuoteVersion != version ? null : quote.Status switch
        {
            QuoteStatus.Accepted => "Mail.Sales.Accepted",
            QuoteStatus.Declined => "Mail.Sales.Declined",
            QuoteStatus.Expired => "Mail.Sales.Expired",
            _ => null,
        };
        if (text is not null)
        {
            await SendAsync(quote, $"quote/{quote.Id}/v{version}/answer", text, Reason(quote), cancellationToken);
        }
    }

    /// <summary>What the customer asks for or writes.</summary>
    public Task TurnAsync(Quote quote, int turn, CancellationToken cancellationToken)
    {
        QuoteTurn said = quote.Turns[turn - 1];
        CultureInfo culture = Speak();
        return SendAsync(
            quote, $"quote/{quote.Id}/v{said.QuoteVersion}/turn/{turn}", said.NeedsAnswer ? "Mail.Sales.Asks" : "Mail.Sales.Changed", [.. Wishes(quote, said, culture)],
            cancellationToken);
    }

    private IReadOnlyList<MailBlock> Reason(Quote quote)
    {
        Speak();
        return quote.DeclineReason is { } reason ? [new MailBlock.Paragraph(texts["Mail.Refused.Reason", reason])] : [];
    }

    private IEnumerable<MailBlock> Wishes(Quote quote, QuoteTurn said, CultureInfo culture)
    {
        List<(string Label, string Value)> figures =
        [
            .. said.Lines.Select(line => (SkuOf(quote, line.Line), line.Quantity.ToString("0.###", culture) + OptionsOf(line.Configuration))),
        ];
        if (said.CounterNet is { } counter)
        {
            figures.Add((texts["Mail.Sales.CounterNet"], counter.ToString(culture)));
        }

        if (figures.Count > 0)
        {
            yield return new MailBlock.Figures(figures);
        }

        if (said.Text is { } text)
        {
            yield return new MailBlock.Paragraph(text);
        }
    }

    /// <summary>The line as it was when the customer asked, or is; its name where it went away.</summary>
    private static string SkuOf(Quote quote, string line) => quote.PreviousVersions.SelectMany(version => version.Lines).Concat(quote.RequestedLines)
        .LastOrDefault(one => one.Line == line)?.Sku ?? line;

    private static string OptionsOf(ConfiguredItem? configuration) =>
        configuration is { Options.Count: > 0 } ? $" ({string.Join(", ", configuration.Options.Select(option => option.Code))})" : "";

    private async Task SendAsync(Quote quote, string key, string text, IReadOnlyList<MailBlock> details, CancellationToken cancellationToken)
    {
        CultureInfo culture = Speak();
        string heading = texts[text, quote.Number, quote.Customer.Company ?? quote.Customer.Name];
        MailContent content = new(heading, [.. details, new MailBlock.Button(texts["Mail.Sales.Button"], links.Url($"/staff/quotes/{quote.Id}"))]);
        string to = FourEyes.AreSame(quote.Requester, quote.Customer.Email) ? addresses.Value.Sales : quote.Requester;
        await mailer.SendAsync(await composer.ComposeAsync(key, to, heading, content, culture), cancellationToken);
    }

    /// <summary>Texts come in the culture of the calling method, which ends with it.</summary>
    private CultureInfo Speak() => CultureInfo.CurrentUICulture = Cultures.Of(language.Value.Language);
}
