using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LeadToCash.Mail;

/// <summary>
/// Sends through SendGrid and remembers each key. SendGrid knows no idempotency keys, so a crash after it accepted a mail and before
/// that was noted sends it again; the key travels as a custom argument, by which the event webhook shows such a pair.
/// </summary>
public sealed class SendGridMailer(
    ISendGridClient client, CaseTables tables, IOptions<MailOptions> options, IEnumerable<IMailObserver>? observers = null) : IMailer
{
    private readonly TableClient _sent = tables.Named("mailsent");

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        await SendOnceAsync(mail, cancellationToken);
        await (observers ?? []).TellAsync(mail, cancellationToken);
    }

    private async Task SendOnceAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Key)));
        NullableResponse<TableEntity> before = await _sent.GetEntityIfExistsAsync<TableEntity>(id, "sent", cancellationToken: cancellationToken);
        if (before.HasValue)
        {
            return;
        }

        SendGrid.Response answer = await client.SendEmailAsync(Message(mail), cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.OK))
        {
            throw new HttpRequestException($"SendGrid answered {(int)answer.StatusCode} to mail {mail.Key}.", null, answer.StatusCode);
        }

        await _sent.UpsertEntityAsync(new TableEntity(id, "sent") { ["Key"] = mail.Key }, TableUpdateMode.Replace, cancellationToken);
    }

    private SendGridMessage Message(OutgoingMail mail)
    {
        SendGridMessage message = MailHelper.CreateSingleEmail(
            new EmailAddress(options.Value.From, options.Value.FromName), new EmailAddress(mail.To), mail.Subject, mail.Text, mail.Html);
        message.AddCustomArg("key", mail.Key);
        foreach (MailAttachment attachment in mail.Attachments)
        {
            message.AddAttachment(attachment.Name, Convert.ToBase64String(attachment.Content), attachment.ContentType);
        }

        if (mail.UnsubscribeUrl is { } url)
        {
            message.AddHeader("List-Unsubscribe", $"<{url}>");
            message.AddHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }
}
