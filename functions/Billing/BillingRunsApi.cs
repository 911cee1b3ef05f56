using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingRun, LeadToCash.Billing.BillingRunCommand, LeadToCash.Billing.BillingRunEvent>;

namespace LeadToCash.Billing;

/// <summary>Billing runs over HTTP: start, preview, stop, resume, and how far they are.</summary>
public sealed class BillingRunsApi(BillingRuns runs, RunStore store, Staff staff)
{
    private const int Listed = 50;

    /// <summary>
    /// Starts a run for today: 202 with the run. With <c>preview</c> it only says what would be billed. The same <c>requestId</c> on the same day is the same run.
    /// </summary>
    [Function("StartBillingRun")]
    [Describes(Body = typeof(WantedRun), Form = true, Answer = typeof(ListedRun), Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/billing/runs")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunBilling, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = request.HasJsonContentType() || request.HasFormContentType ? await SubmittedFields.ReadAsync(request, cancellationToken) : (SubmittedFields.Empty, null);
        if (problem is not null)
        {
            return problem;
        }

        string requestId = fields["requestId"] is { Length: > 0 } named ? named : Guid.NewGuid().ToString("N");
        if (requestId.Length > 64 || !requestId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || requestId == "night")
        {
            return Problem.Invalid("requestId", "Letters, digits, - and _ only, at most 64; 'night' is the nightly run's.");
        }

        bool isPreview = fields.IsTicked("preview");
        (string id, CaseOutcome<BillingRun, BillingRunEvent> outcome) = await runs.StartAsync(
            (isPreview ? "preview-" : "now-") + requestId, isPreview, staff.Of(request)!.Actor, cancellationToken);
        return request.WantsJson()
            ? Results.Json(new ListedRun(id, outcome.State!), CaseJson.Options, statusCode: StatusCodes.Status202Accepted)
            : Results.Redirect($"/billing#{id}");
    }

    /// <summary>The latest runs.</summary>
    [Function("ListBillingRuns")]
    [Describes(Answer = typeof(IReadOnlyList<ListedRun>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/billing/runs")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal) ? Results.Json(await runs.LatestAsync(Listed, cancellationToken), CaseJson.Options) : refusal!;

    /// <summary>Stops a run after the page that is being done. Twice is once.</summary>
    [Function("StopBillingRun")]
    [Describes(Answer = typeof(BillingRun), Page = true)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/billing/runs/{id}/stop")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new BillingRunCommand.Stop(actor), cancellationToken);

    /// <summary>Has a run go on where it was stopped. Twice is once.</summary>
    [Function("ResumeBillingRun")]
    [Describes(Answer = typeof(BillingRun), Page = true)]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/billing/runs/{id}/resume")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, actor => new BillingRunCommand.Resume(actor), cancellationToken);

    private async Task<IResult> ChangeAsync(HttpRequest request, string id, Func<string, BillingRunCommand> commandOf, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunBilling, out IResult? refusal))
        {
            return refusal!;
        }

        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound($"There is no billing run '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        CaseOutcome<BillingRun, BillingRunEvent> outcome = await store.ExecuteAsync(id, $"{Guid.NewGuid():N}", commandOf(actor), actor, cancellationToken); // a run that stands already as wanted is left alone
        return (outcome.Refusal, request.WantsJson()) switch
        {
            ({ } refused, true) => Problem.Of(refused),
            ({ } refused, false) => Page.Message(Cultures.English, "That is not possible", refused.Reason, "warn", StatusCodes.Status409Conflict),
            (null, true) => Results.Json(outcome.State, CaseJson.Options),
            _ => Results.Redirect($"/billing#{id}"),
        };
    }
}

/// <summary>A run that is asked for.</summary>
/// <param name="Preview">Whether it only says what would be billed.</param>
/// <param name="RequestId">Names the request: sent twice on a day, it starts one run.</param>
internal sealed record WantedRun(bool Preview = false, string? RequestId = null);
