using System.Globalization;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;

namespace LeadToCash.Feedback;

/// <summary>The one mail that asks how ordering was. Its links open the page, each with another answer chosen; what is fetched answers nothing.</summary>
public sealed class OrderSurveyMails(IMailer mailer, MailComposer composer, LinkSigner links, IStringLocalizer<SurveyTexts> texts)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "order-feedback";

    /// <summary>Asks.</summary>
    public async Task AskAsync(string orderId, OrderSurvey survey, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(survey.Customer.Language);
        MailContent content = Cultures.In(culture, () => Content(orderId, survey));
        await mailer.SendAsync(await composer.ComposeAsync($"order/{orderId}/feedback", survey.Customer.Email, content.Heading, content, culture), cancellationToken);
    }

    private MailContent Content(string orderId, OrderSurvey survey)
    {
        string url = links.Url(new LinkClaims(Purpose, orderId, survey.OpenUntil.AddTicks(-(survey.OpenUntil.Ticks % TimeSpan.TicksPerSecond)), Role: "customer"));
        return new MailContent(
            texts["OrderQuestion"],
            [
                new MailBlock.Paragraph(texts["OrderAskText", survey.Customer.Name, survey.OrderNumber]),
                .. Enumerable.Range(1, 5).Reverse().Select(score => new MailBlock.SmallLink(texts[string.Create(CultureInfo.InvariantCulture, $"OrderScore{score}")], string.Create(CultureInfo.InvariantCulture, $"{url}?score={score}"))),
                new MailBlock.Note(texts["OrderAskNote"]),
            ]);
    }
}
