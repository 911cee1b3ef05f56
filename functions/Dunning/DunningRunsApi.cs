using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.DunningRun, LeadToCash.Dunning.DunningRunCommand, LeadToCash.Dunning.DunningRunEvent>;

namespace LeadToCash.Dunning;

/// <summary>Dunning runs over HTTP: start, leave letters out, release, stop, resume, try again; how far they are is under <c>/api/dunningruns/{id}</c>.</summary>
public sealed class DunningRunsApi(DunningRuns runs, DunningItems items, RunStore store, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int Listed = 50;
    private const int LongestText = 500;

    /// <summary>
    /// Starts a run: it gathers what is due, and sends nothing before it is released. 202 with the run. Fields: <c>day</c> (a working day, that the letters carry; today unless given), <c>groups</c> (with
    /// commas between; all unless given), <c>minimum</c> (least total), <c>customerId</c>, <c>level</c>, <c>requestId</c>. The same <c>requestId</c> for a day is the same run.
    /// </summary>
    [Function("StartDunningRun")]
    [Describes(Body = typeof(WantedDunningRun), Form = true, Answer = typeof(ListedDunningRun), Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDunning, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        string requestId = fields["requestId"] is { Length: > 0 } named ? named : Guid.NewGuid().ToString("N");
        (DunningSelection? selection, problem) = WantedDunningRun.Read(fields, calendars.Own, calendars.Today(time));
        if (selection is null || requestId.Length > 64 || !requestId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return problem ?? Problem.Invalid("requestId", "Letters, digits, - and _ only, at most 64.");
        }

        (string id, CaseOutcome<DunningRun, DunningRunEvent> outcome) = await runs.StartAsync(requestId, selection, staff.Of(request)!.Actor, cancellationToken);
        return request.WantsJson()
            ? Results.Json(new ListedDunningRun(id, outcome.State!), CaseJson.Options, statusCode: StatusCodes.Status202Accepted)
            : Results.Redirect($"/dunning/runs/{id}");
    }

    /// <summary>The latest runs.</summary>
    [Function("ListDunningRuns")]
    [Describes(Answer = typeof(IReadOnlyList<ListedDunningRun>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dunning/runs")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal) ? Results.Json(await runs.LatestAsync(Listed, cancellationToken), CaseJson.Options) : refusal!;

    /// <summary>The letters of a run. Query: <c>status</c> (ready, sent, held, skipped, excluded, failed), <c>after</c>, <c>limit</c> (1 to 500).</summary>
    [Function("ListDunningRunLetters")]
    [Describes(Answer = typeof(DunningItemPage), Query = ["status", "after", "limit"])]
    public async Task<IResult> LettersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dunning/runs/{id}/letters")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return DunningItemQuery.Read(request.Query) is { } query
            ? Results.Json(await items.PageAsync(id, query.Status, query.After, query.Limit, cancellationToken), CaseJson.Options)
            : Problem.Invalid("status", "status is ready, sent, held, skipped, excluded or failed; limit a number from 1 to 500.");
    }

    /// <summary>Takes the letter of an invoice out, while the run waits to be released. Field: <c>reason</c>.</summary>
    [Function("ExcludeLetter")]
    [Describes(Form = true, Answer = typeof(DunningRun), Page = true)]
    public async Task<IResult> ExcludeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs/{id}/letters/{invoiceId}/exclude")] HttpRequest request, string id, string invoiceId, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDunning, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await items.FindAsync(id, invoiceId, cancellationToken) is not { Status: DunningItemStatus.Ready or DunningItemStatus.Excluded })
        {
            return problem ?? Problem.NotFound($"The run sends no letter for invoice '{invoiceId}'.");
        }

        return await ChangeAsync(request, id, actor => new DunningRunCommand.Exclude(invoiceId, fields.Optional("reason", LongestText) ?? "left out", actor), cancellationToken);
    }

    /// <summary>Puts a letter in again.</summary>
    [Function("IncludeLetter")]
    [Describes(Answer = typeof(DunningRun), Page = true)]
    public Task<IResult> IncludeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs/{id}/letters/{invoiceId}/include")] HttpRequest request, string id, string invoiceId, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new DunningRunCommand.Include(invoiceId, actor), cancellationToken);

    /// <summary>Has the letters sent. Twice is once.</summary>
    [Function("ReleaseDunningRun")]
    [Describes(Answer = typeof(DunningRun), Page = true)]
    public Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs/{id}/release")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new DunningRunCommand.Release(calendars.Today(time), actor), cancellationToken);

    /// <summary>Stops a run after the page that is being done. Twice is once.</summary>
    [Function("StopDunningRun")]
    [Describes(Answer = typeof(DunningRun), Page = true)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs/{id}/stop")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new DunningRunCommand.Stop(actor), cancellationToken);

    /// <summary>Has a run go on where it was stopped. Twice is once.</summary>
    [Function("ResumeDunningRun")]
    [Describes(Answer = typeof(DunningRun), Page = true)]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs/{id}/resume")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new DunningRunCommand.Resume(calendars.Today(time), actor), cancellationToken);

    /// <summary>Tries again what failed.</summary>
    [Function("RetryDunningRun")]
    [Describes(Answer = typeof(DunningRun), Page = true)]
    public Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dunning/runs/{id}/retry")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new DunningRunCommand.Retry(calendars.Today(time), actor), cancellationToken);

    private async Task<IResult> ChangeAsync(HttpRequest request, string id, Func<string, DunningRunCommand> commandOf, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDunning, out IResult? refusal))
        {
            return refusal!;
        }

        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound($"There is no dunning run '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        CaseOutcome<DunningRun, DunningRunEvent> outcome = await store.ExecuteAsync(id, $"{Guid.NewGuid():N}", commandOf(actor), actor, cancellationToken); // a run that stands already as wanted is left alone
        return (outcome.Refusal, request.WantsJson()) switch
        {
            ({ } refused, true) => Problem.Of(refused),
            ({ } refused, false) => Page.Message(Cultures.English, "That is not possible", refused.Reason, "warn", StatusCodes.Status409Conflict),
            (null, true) => Results.Json(outcome.State, CaseJson.Options),
            _ => Results.Redirect($"/dunning/runs/{id}"),
        };
    }
}
