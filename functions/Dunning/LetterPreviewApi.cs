using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Documents;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Dunning;

/// <summary>A letter before it goes out: the mail and its PDF as they will be sent.</summary>
public sealed class LetterPreviewApi(LetterForecast forecast, DunningMails mails, DocumentRenderer renderer, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    /// <summary>The letter of an invoice on a day, today unless given in <c>day</c>: a page for people, JSON for programs, 404 when none goes out then.</summary>
    [Function("PreviewLetter")]
    [Describes(Answer = typeof(LetterPreview), Page = true, Query = ["day"])]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dunning/letters/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (ForecastLetter? letter, DateOnly day, IResult? problem) = await FindAsync(request, id, cancellationToken);
        if (letter is null)
        {
            return problem!;
        }

        OutgoingMail mail = await MailAsync(letter);
        LetterPreview preview = new(day, letter, mail.To, mail.Subject, mail.Text, mail.Html);
        return request.WantsJson() ? Results.Json(preview, CaseJson.Options) : Page.Of<LetterPreviewPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Preview"] = preview,
            ["Sheet"] = renderer.Sheet(mails.DocumentOf(letter.Prepared!.Invoice, letter.Prepared.Letter, letter.Prepared.Statement)),
            ["MayHold"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageInvoices),
        });
    }

    /// <summary>The PDF of that letter. Query: <c>day</c>.</summary>
    [Function("PreviewLetterFile")]
    [Describes(Query = ["day"])]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dunning/letters/{id}/pdf")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (ForecastLetter? letter, _, IResult? problem) = await FindAsync(request, id, cancellationToken);
        if (letter is null)
        {
            return problem!;
        }

        MailAttachment file = (await MailAsync(letter)).Attachments[0];
        PageHeaders.Set(request.HttpContext.Response);
        return Results.Bytes(file.Content, file.ContentType, file.Name);
    }

    private Task<OutgoingMail> MailAsync(ForecastLetter letter) =>
        mails.ComposeAsync(letter.InvoiceId, letter.Prepared!.Invoice, letter.Prepared.Letter, letter.Prepared.Statement);

    private async Task<(ForecastLetter? Letter, DateOnly Day, IResult? Problem)> FindAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        DateOnly day = today;
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return (null, day, refusal);
        }

        string asked = request.Query["day"].ToString();
        if (asked.Length > 0 && (!DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) || day < today || day > today.AddYears(2)))
        {
            return (null, day, Problem.Invalid("day", "Write a date such as 2026-08-31, today or within two years."));
        }

        return await forecast.OnAsync(id, day, cancellationToken) is { } letter
            ? (letter, day, null)
            : (null, day, Problem.NotFound($"No letter for invoice '{id}' goes out on {day:yyyy-MM-dd}."));
    }
}

/// <summary>A letter before it goes out.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Letter">What it asks for.</param>
/// <param name="To">Address.</param>
/// <param name="Subject">The mail's subject.</param>
/// <param name="Text">The mail's text.</param>
/// <param name="Html">The mail as HTML.</param>
public sealed record LetterPreview(DateOnly Day, ForecastLetter Letter, string To, string Subject, string Text, string Html);
