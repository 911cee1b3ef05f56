using LeadToCash.Local.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The calls that show instances.</summary>
internal static class InstanceQueries
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    public static async Task<IResult> ShowAsync(ApiCall call)
    {
        if (await call.Client.GetInstanceAsync(call.Id, getInputsAndOutputs: true, call.Aborted) is not { } instance)
        {
            return Results.NotFound();
        }

        InstanceDocument document = InstanceDocument.Of(instance, call.Query.Flag("showInput", otherwise: true));
        if (call.Query.Flag("showHistory", otherwise: false) && await call.Hub.ReadInstanceAsync(call.Id, call.Aborted) is { } record)
        {
            document = document with { HistoryEvents = HistoryDocument.Of(record, call.Query.Flag("showHistoryOutput", otherwise: false)) };
        }

        if (!instance.IsCompleted)
        {
            call.Http.Response.Headers.Location = call.Http.Request.GetEncodedUrl();
            call.Http.Response.Headers.RetryAfter = "5";
            return ApiAnswers.Json(document, StatusCodes.Status202Accepted);
        }

        bool isServerError = instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed && call.Query.Flag("returnInternalServerErrorOnFailure", otherwise: false);
        return ApiAnswers.Json(document, isServerError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    public static async Task<IResult> ListAsync(ApiCall call)
    {
        OrchestrationQuery query = new(
            call.Query.Time("createdTimeFrom"),
            call.Query.Time("createdTimeTo"),
            call.Query.Statuses("runtimeStatus"),
            TaskHubNames: null,
            InstanceIdPrefix: call.Query.Text("instanceIdPrefix"),
            PageSize: call.Query.Number("top") is > 0 and var top ? top : OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true);
        string? token = call.Http.Request.Headers[ContinuationHeader].FirstOrDefault();
        bool showInput = call.Query.Flag("showInput", otherwise: true);
        await foreach (Page<OrchestrationMetadata> page in call.Client.GetAllInstancesAsync(query).AsPages(string.IsNullOrEmpty(token) ? null : token))
        {
            call.Http.Response.Headers[ContinuationHeader] = page.ContinuationToken ?? "";
            return ApiAnswers.Json(page.Values.Select(instance => InstanceDocument.Of(instance, showInput)));
        }

        call.Http.Response.Headers[ContinuationHeader] = "";
        return ApiAnswers.Json(Array.Empty<InstanceDocument>());
    }
}
