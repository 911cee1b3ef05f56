using System.Net.Mail;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>Makes the usual kinds of mail in one call.</summary>
public class MailHelper
{
    /// <summary>One mail to one recipient.</summary>
    public static SendGridMessage CreateSingleEmail(EmailAddress from, EmailAddress to, string subject, string plainTextContent, string htmlContent)
    {
        SendGridMessage message = Text(from, subject, plainTextContent, htmlContent);
        message.AddTo(to);
        return message;
    }

    /// <summary>One mail from a dynamic template to one recipient.</summary>
    public static SendGridMessage CreateSingleTemplateEmail(EmailAddress from, EmailAddress to, string templateId, object dynamicTemplateData) =>
        CreateMultipleTemplateEmailsToMultipleRecipients(from, [to], templateId, [dynamicTemplateData]);

    /// <summary>One mail to several recipients who do not see each other.</summary>
    public static SendGridMessage CreateSingleEmailToMultipleRecipients(
        EmailAddress from,
        List<EmailAddress> tos,
        string subject,
        string plainTextContent,
        string htmlContent) =>
        CreateSingleEmailToMultipleRecipients(from, tos, subject, plainTextContent, htmlContent, showAllRecipients: false);

    /// <summary>One mail to several recipients, who see each other only if asked for.</summary>
    public static SendGridMessage CreateSingleEmailToMultipleRecipients(
        EmailAddress from,
        List<EmailAddress> tos,
        string subject,
        string plainTextContent,
        string htmlContent,
        bool showAllRecipients = false)
    {
        SendGridMessage message = Text(from, subject, plainTextContent, htmlContent);
        if (showAllRecipients)
        {
            message.AddTos(tos);
        }
        else
        {
            message.Personalizations = [.. tos.Select(to => new Personalization { Tos = [to] })];
        }

        return message;
    }

    /// <summary>One mail from a dynamic template to several recipients who do not see each other.</summary>
    public static SendGridMessage CreateSingleTemplateEmailToMultipleRecipients(
        EmailAddress from,
        List<EmailAddress> tos,
        string templateId,
        object dynamicTemplateData) =>
        CreateMultipleTemplateEmailsToMultipleRecipients(from, tos, templateId, [.. tos.Select(_ => dynamicTemplateData)]);

    /// <summary>A mail for each recipient, with its own subject and substitutions.</summary>
    public static SendGridMessage CreateMultipleEmailsToMultipleRecipients(
        EmailAddress from,
        List<EmailAddress> tos,
        List<string> subjects,
        string plainTextContent,
        string htmlContent,
        List<Dictionary<string, string>> substitutions)
    {
        SendGridMessage message = Text(from, subject: null, plainTextContent, htmlContent);
        message.Personalizations =
            [.. tos.Select((to, i) => new Personalization { Tos = [to], Subject = subjects[i], Substitutions = substitutions[i] })];
        return message;
    }

    /// <summary>A mail for each recipient from a dynamic template with its own data.</summary>
    public static SendGridMessage CreateMultipleTemplateEmailsToMultipleRecipients(
        EmailAddress from,
        List<EmailAddress> tos,
        string templateId,
        List<object> dynamicTemplateData) =>
        new()
        {
            From = from,
            TemplateId = templateId,
            Personalizations = [.. tos.Select((to, i) => new Personalization { Tos = [to], TemplateData = dynamicTemplateData[i] })],
        };

    /// <summary>Reads <c>Name &lt;address&gt;</c>.</summary>
    /// <exception cref="FormatException">It is no address.</exception>
    public static EmailAddress StringToEmailAddress(string rfc2822Email)
    {
        MailAddress parsed = new(rfc2822Email);
        return new EmailAddress(parsed.Address, parsed.DisplayName.Length == 0 ? null : parsed.DisplayName);
    }

    private static SendGridMessage Text(EmailAddress from, string subject, string plainTextContent, string htmlContent) =>
        new()
        {
            From = from,
            Subject = subject,
            PlainTextContent = string.IsNullOrEmpty(plainTextContent) ? null : plainTextContent,
            HtmlContent = string.IsNullOrEmpty(htmlContent) ? null : htmlContent,
        };
}
