using System.Globalization;
using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.CollectiveBilling;

/// <summary>What is collected, over HTTP: look at the invoice to come, close one now, and the runs that close what is over. One itself is read under <c>/api/collective-bills/{id}</c>.</summary>
public sealed class CollectiveBillsApi(CollectiveBills bills, CollectiveBillList list, Staff staff, BusinessCalendars calendars, TimeProvider time, ILogger<CollectiveBillsApi> logger)
{
    private const int Listed = 100;

    /// <summary>What is collected now, the end of its period first, at most 100 a page. Query: <c>after</c>, the cursor of the page before.</summary>
    [Function("ListCollectiveBills")]
    [Describes(Answer = typeof(CollectingPage), Query = ["after"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/collective-bills")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        CollectiveBillPage page = await list.EndedAsync(DateOnly.MaxValue, request.Query["after"].ToString() is { Length: > 0 } after ? after : null, Listed, cancellationToken);
        return Results.Json(new CollectingPage([.. (await list.OpenAsync(page.Ids, cancellationToken)).Select(CollectingView.Of)], page.Next), CaseJson.Options);
    }

    /// <summary>What the invoice says, or would say if it were decided now.</summary>
    [Function("GetCollectiveInvoice")]
    [Describes(Answer = typeof(Bill))]
    public async Task<IResult> GetInvoiceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/collective-bills/{id}/invoice")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await bills.PreviewAsync(id, cancellationToken) is (_, var bill) ? Results.Json(bill, CaseJson.Options) : Problem.NotFound($"Nothing is collected under '{id}'.");
    }

    /// <summary>Decides the invoice now, before its period is over. Twice is once; what comes later in the period makes another one.</summary>
    [Function("CloseCollectiveBillNow")]
    [Describes(Answer = typeof(CollectiveBill), Page = true)]
    public async Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/collective-bills/{id}/close")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        CaseOutcome<CollectiveBill, CollectiveBillEvent> outcome = await bills.CloseAsync(id, staff.Of(request)!.Actor, cancellationToken);
        return outcome switch
        {
            { State: null } => Problem.NotFound($"Nothing is collected under '{id}'."),
            { Refusal: { } no } => Problem.Of(no),
            _ when request.WantsJson() => Results.Json(outcome.State, CaseJson.Options),
            _ => Results.Redirect($"/collective-bills/{Uri.EscapeDataString(id)}"),
        };
    }

    /// <summary>Closes what is over today without waiting for the night: 202 with the run. The same <c>requestId</c> on the same day is the same run.</summary>
    [Function("StartCollectiveClosing")]
    [Describes(Body = typeof(WantedClosing), Form = true, Answer = typeof(ClosingView), Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/collective-bills/closings")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = request.HasJsonContentType() || request.HasFormContentType ? await SubmittedFields.ReadAsync(request, cancellationToken) : (SubmittedFields.Empty, null);
        if (problem is not null)
        {
            return problem;
        }

        string requestId = fields["requestId"] is { Length: > 0 } named ? named : Guid.NewGuid().ToString("N");
        if (requestId.Length > 64 || !requestId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return Problem.Invalid("requestId", "Letters, digits, - and _ only, at most 64.");
        }

        DateOnly today = calendars.Today(time);
        string runId = string.Create(CultureInfo.InvariantCulture, $"{today:yyyyMMdd}-{requestId}");
        await new Processes(client, logger).StartAsync(nameof(CollectiveClosingOrchestrator), CollectiveClosing.InstanceId(runId), new CollectiveClosing(today), cancellationToken);
        return request.WantsJson() ? await ShownAsync(runId, client, StatusCodes.Status202Accepted, cancellationToken) : Results.Redirect("/collective-bills");
    }

    /// <summary>How far a run is. The night's is named by its day: <c>20261201</c>.</summary>
    [Function("GetCollectiveClosing")]
    [Describes(Answer = typeof(ClosingView))]
    public async Task<IResult> GetClosingAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/collective-bills/closings/{runId}")] HttpRequest request, string runId, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal) ? await ShownAsync(runId, client, StatusCodes.Status200OK, cancellationToken) : refusal!;

    /// <summary>Stops a run between two steps. Twice is once.</summary>
    [Function("StopCollectiveClosing")]
    [Describes(Answer = typeof(ClosingView))]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/collective-bills/closings/{runId}/stop")] HttpRequest request, string runId, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        ChangeAsync(request, runId, client, OrchestrationRuntimeStatus.Suspended, instance => client.SuspendInstanceAsync(instance, staff.Of(request)!.Actor, cancellationToken), cancellationToken);

    /// <summary>Has a run go on where it was stopped. Twice is once.</summary>
    [Function("ResumeCollectiveClosing")]
    [Describes(Answer = typeof(ClosingView))]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/collective-bills/closings/{runId}/resume")] HttpRequest request, string runId, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        ChangeAsync(request, runId, client, OrchestrationRuntimeStatus.Running, instance => client.ResumeInstanceAsync(instance, staff.Of(request)!.Actor, cancellationToken), cancellationToken);

    private async Task<IResult> ChangeAsync(
        HttpRequest request, string runId, DurableTaskClient client, OrchestrationRuntimeStatus wanted, Func<string, Task> change, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        string instance = CollectiveClosing.InstanceId(runId);
        if (await client.GetInstanceAsync(instance, cancellationToken) is { IsCompleted: false } run && run.RuntimeStatus != wanted)
        {
            await change(instance);
        }

        return await ShownAsync(runId, client, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> ShownAsync(string runId, DurableTaskClient client, int code, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(CollectiveClosing.InstanceId(runId), getInputsAndOutputs: true, cancellationToken) is { } run
            ? Results.Json(new ClosingView(runId, run.RuntimeStatus, run.SerializedCustomStatus is { } status ? JsonSerializer.Deserialize<CollectiveClosing>(status, JsonSerializerOptions.Web) : null), CaseJson.Options, statusCode: code)
            : Problem.NotFound($"There is no run '{runId}'.");
}

/// <summary>Which run to start.</summary>
internal sealed record WantedClosing(string? RequestId = null);

/// <summary>How far a run is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Whether it runs, is stopped (suspended) or has ended.</param>
/// <param name="Progress">What it did so far; null before its first step.</param>
internal sealed record ClosingView(string Id, OrchestrationRuntimeStatus Status, CollectiveClosing? Progress);

/// <summary>A page of what is collected.</summary>
/// <param name="Bills">By the end of the period.</param>
/// <param name="Next">Cursor of the next page; null if there is none.</param>
internal sealed record CollectingPage(IReadOnlyList<CollectingView> Bills, string? Next);
