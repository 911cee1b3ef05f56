using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Mail;

/// <summary>Shows the mails that were kept instead of sent: HTML for people, JSON for programs. Not there when mails are really sent.</summary>
public sealed class MailboxTrigger(IMailer mailer, Staff staff)
{
    private const int LargestLimit = 500;

    /// <summary>The latest mails, 500 unless <c>limit</c> says fewer; with <c>to</c> only those to an address.</summary>
    [Function("Mailbox")]
    [Describes(Answer = typeof(IReadOnlyList<MailboxEntry>), Page = true, Query = ["to", "limit"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mailbox")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadMails, out IResult? refusal))
        {
            return refusal!;
        }

        if (mailer is not MailboxMailer mailbox)
        {
            return Problem.NotFound("Mails are sent, not kept here.");
        }

        string wanted = request.Query["limit"].ToString();
        int limit = LargestLimit;
        if (wanted.Length > 0 && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LargestLimit))
        {
            return Problem.Invalid("limit", $"Write a number from 1 to {LargestLimit}.");
        }

        IReadOnlyList<MailboxEntry> mails = await mailbox.ListAsync(request.Query["to"].FirstOrDefault(), limit, cancellationToken);
        return request.WantsJson()
            ? Results.Json(mails, CaseJson.Options)
            : Page.Of<MailboxPage>(Cultures.Of(request), new Dictionary<string, object?> { ["Mails"] = mails });
    }

    /// <summary>One mail as the recipient sees it.</summary>
    [Function("MailboxMail")]
    [Describes(Answer = typeof(MailboxEntry), Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mailbox/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadMails, out IResult? refusal))
        {
            return refusal!;
        }

        MailboxEntry? mail = mailer is MailboxMailer mailbox ? await mailbox.FindAsync(id, cancellationToken) : null;
        if (mail is null)
        {
            return Problem.NotFound($"There is no mail '{id}'.");
        }

        PageHeaders.SetForMail(request.HttpContext.Response);
        return request.WantsJson() ? Results.Json(mail, CaseJson.Options) : Results.Content(mail.Html, "text/html; charset=utf-8");
    }

    /// <summary>A file that came with a mail.</summary>
    [Function("MailboxAttachment")]
    [Describes]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mailbox/{id}/attachments/{name}")] HttpRequest request,
        string id,
        string name,
        CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadMails, out IResult? refusal))
        {
            return refusal!;
        }

        MailboxEntry? mail = mailer is MailboxMailer mailbox ? await mailbox.FindAsync(id, cancellationToken) : null;
        if (mail?.Attachments?.FirstOrDefault(file => file.Name == name) is not { } attachment)
        {
            return Problem.NotFound($"There is no attachment '{name}' of a mail '{id}'.");
        }

        PageHeaders.Set(request.HttpContext.Response);
        return Results.File(await ((MailboxMailer)mailer).ReadAsync(attachment, cancellationToken), attachment.ContentType, attachment.Name);
    }
}
