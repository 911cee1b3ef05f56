using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using FileStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.DebitFile, LeadToCash.DirectDebit.DebitFileCommand, LeadToCash.DirectDebit.DebitFileEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Shows what would be collected, releases files for the bank, and gives them out.</summary>
public sealed class DebitFilesApi(
    DebitFiles files, FileStore store, DebitFileRows rows, CollectionPreviews previews, IOptions<DirectDebitOptions> options, TimeProvider time, Staff staff)
{
    private const int LongestKey = 27;

    /// <summary>What a file of today would collect up to <c>until</c>, and what not and why. Query: <c>until</c>, <c>after</c>.</summary>
    [Function("PreviewDirectDebits")]
    [Describes(Answer = typeof(CollectionPreview), Query = ["until", "after"])]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/direct-debit-preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        return TryDay(request.Query["until"].ToString(), out DateOnly? until)
            ? Results.Json(await previews.PageAsync(until ?? files.Until, request.Query["after"].ToString(), cancellationToken), CaseJson.Options)
            : Problem.Invalid("until", "Write a date such as 2026-03-16.");
    }

    /// <summary>
    /// Releases a file of what is announced up to <c>until</c>: 202, a run fills it. The same <c>Idempotency-Key</c> (or field <c>key</c>; letters, digits, hyphens) is the same file.
    /// </summary>
    [Function("ReleaseDirectDebits")]
    [Describes(Body = typeof(WantedFile), Form = true, Answer = typeof(ListedDebitFile), Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debit-files")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDirectDebits, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = request.HasJsonContentType() || request.HasFormContentType ? await SubmittedFields.ReadAsync(request, cancellationToken) : (SubmittedFields.Empty, null);
        if (problem is not null)
        {
            return problem;
        }

        string key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } header ? header
            : fields["key"] is { Length: > 0 } field ? field
            : time.GetUtcNow().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        if (key.Length > LongestKey || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || !TryDay(fields["until"], out DateOnly? until))
        {
            return Problem.Invalid("key", $"The key has at most {LongestKey} letters, digits and hyphens, and until is a date such as 2026-03-16.");
        }

        if (options.Value.CreditorId.Length == 0)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "creditor-id-missing", "Without a creditor identifier (setting DirectDebits:CreditorId) nothing is collected.");
        }

        string id = DebitFiles.Prefix + key;
        CaseOutcome<DebitFile, DebitFileEvent> outcome = await files.BeginAsync(id, until, staff.Of(request)!.Actor, cancellationToken);
        return Answer(request, id, outcome, StatusCodes.Status202Accepted);
    }

    /// <summary>The file for the bank: pain.008, the same bytes whenever it is asked for.</summary>
    [Function("GetDirectDebitFile")]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/direct-debit-files/{id}/xml")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDirectDebits, out IResult? refusal))
        {
            return refusal!;
        }

        return await store.FindAsync(id, cancellationToken) is { State.Status: DebitFileStatus.Complete or DebitFileStatus.Sent } && await rows.ContentAsync(id, cancellationToken) is { } content
            ? Results.File(content, "application/xml", id + ".xml")
            : Problem.NotFound($"There is no complete file '{id}' with collections.");
    }

    /// <summary>Stops the run before its next collections; what is in the file stays in it. Twice is once.</summary>
    [Function("StopDirectDebitFile")]
    [Describes(Answer = typeof(ListedDebitFile), Page = true)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debit-files/{id}/stop")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SteerAsync(request, id, "stop", actor => new DebitFileCommand.Stop(actor), cancellationToken);

    /// <summary>Lets the run go on where it was stopped. Twice is once.</summary>
    [Function("ResumeDirectDebitFile")]
    [Describes(Answer = typeof(ListedDebitFile), Page = true)]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debit-files/{id}/resume")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SteerAsync(request, id, "resume", actor => new DebitFileCommand.Resume(actor), cancellationToken);

    /// <summary>Notes that it was sent to the bank. Twice is once.</summary>
    [Function("MarkDirectDebitFileSent")]
    [Describes(Answer = typeof(ListedDebitFile), Page = true)]
    public Task<IResult> MarkSentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debit-files/{id}/sent")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SteerAsync(request, id, "sent", actor => new DebitFileCommand.MarkSent(actor), cancellationToken);

    private async Task<IResult> SteerAsync(HttpRequest request, string id, string what, Func<string, DebitFileCommand> command, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDirectDebits, out IResult? refusal))
        {
            return refusal!;
        }

        if (await store.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no file '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        string commandId = string.Create(CultureInfo.InvariantCulture, $"{what}/{file.Version}");
        return Answer(request, id, await store.ExecuteAsync(id, commandId, command(actor), actor, cancellationToken), StatusCodes.Status200OK);
    }

    private static IResult Answer(HttpRequest request, string id, CaseOutcome<DebitFile, DebitFileEvent> outcome, int status) => (outcome.Refusal, request.WantsJson()) switch
    {
        ({ } refusal, true) => Problem.Of(refusal),
        ({ } refusal, false) => Page.Message(Cultures.English, "That is not possible", refusal.Reason, "warn", StatusCodes.Status409Conflict),
        (_, true) => Results.Json(new ListedDebitFile(id, outcome.State!), CaseJson.Options, statusCode: status),
        _ => Results.Redirect("/direct-debit-files/" + id),
    };

    private static bool TryDay(string text, out DateOnly? day)
    {
        bool isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly parsed);
        day = isDay ? parsed : null;
        return isDay || text.Length == 0;
    }
}

/// <summary>A file that is released.</summary>
/// <param name="Until">Last announced day of collection; so many days ahead as the setting says, unless given.</param>
/// <param name="Key">Names the request: sent twice, it is one file.</param>
internal sealed record WantedFile(DateOnly? Until = null, string? Key = null);
