using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Feedback;

/// <summary>The mails of surveys: one link to the page and no rating buttons, which mail scanners would press. Each has a key.</summary>
public sealed class SurveyMails(
    IMailer mailer, MailComposer composer, IStringLocalizer<SurveyTexts> texts, BusinessCalendars calendars, LinkSigner links, IOptions<MailOptions> mails)
{
    /// <summary>To the customer: the invitation.</summary>
    public Task InvitationAsync(string surveyId, Survey survey, CancellationToken cancellationToken) =>
        AskAsync($"survey/{surveyId}/invitation", "Invite", surveyId, survey, cancellationToken);

    /// <summary>To the customer: the one reminder.</summary>
    public Task ReminderAsync(string surveyId, Survey survey, CancellationToken cancellationToken) =>
        AskAsync($"survey/{surveyId}/reminder", "Reminder", surveyId, survey, cancellationToken);

    /// <summary>To the service lead: an unhappy customer, and until when to look after it.</summary>
    public async Task FollowUpAsync(string surveyId, Survey survey, DateOnly due, CancellationToken cancellationToken)
    {
        SurveyAnswer answer = survey.Answer!;
        MailContent content = new(
            $"Score {answer.Score} from {survey.Customer.Name}",
            new MailBlock.Paragraph(answer.Comment.Length > 0 ? answer.Comment : "No comment was given."),
            new MailBlock.Figures(
                ("Work", survey.Work), ("Technician", survey.TechnicianName), ("Order", survey.OrderId), ("Customer", survey.Customer.Name),
                ("Phone", survey.Customer.Phone ?? "unknown"), ("Due", due.ToString("D", Cultures.English))),
            new MailBlock.Button("Open tasks", links.Url("/tasks")));
        OutgoingMail mail = await composer.ComposeAsync($"survey/{surveyId}/follow-up", mails.Value.Service, content.Heading, content, Cultures.English);
        await mailer.SendAsync(mail, cancellationToken);
    }

    private async Task AskAsync(string key, string text, string surveyId, Survey survey, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(survey.Customer.Language);
        MailContent content = Cultures.In(culture, () => new MailContent(
            texts[text + "Heading"],
            new MailBlock.Paragraph(texts[text + "Text", survey.Customer.Name]),
            new MailBlock.Figures((texts["Work"], survey.Work), (texts["Technician"], survey.TechnicianName)),
            new MailBlock.Button(texts["OpenSurvey"], links.Url(SurveyLink(surveyId, survey))),
            new MailBlock.Note(texts["OpenUntil", calendars.Own.DateAndTime(survey.Schedule.CloseAt, culture)])));
        await mailer.SendAsync(await composer.ComposeAsync(key, survey.Customer.Email, content.Heading, content, culture), cancellationToken);
    }

    /// <summary>What the customer's link entitles to: answering this survey until it closes.</summary>
    private static LinkClaims SurveyLink(string surveyId, Survey survey) => new("surveys", surveyId, survey.Schedule.CloseAt, Role: "customer");
}
