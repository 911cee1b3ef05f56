using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The calls that show instances.</summary>
internal static class InstanceQueries
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    public static async Task<IResult> ShowAsync(HttpContext http, DurableTaskClient client)
    {
        if (await client.GetInstanceAsync((string)http.GetRouteValue("id")!, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
        {
            return Results.NotFound();
        }

        int status = StatusCodes.Status200OK;
        if (!instance.IsCompleted)
        {
            status = StatusCodes.Status202Accepted;
            http.Response.Headers.Location = ManagementLinks.Of(http, instance.InstanceId).StatusQueryGetUri;
            http.Response.Headers.RetryAfter = "5";
        }
        else if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed && Flag(http, "returnInternalServerErrorOnFailure", otherwise: false))
        {
            status = StatusCodes.Status500InternalServerError;
        }

        return Results.Json(InstanceDocument.Of(instance, Flag(http, "showInput", otherwise: true)), statusCode: status);
    }

    public static async Task<IResult> ListAsync(HttpContext http, DurableTaskClient client)
    {
        OrchestrationQuery query = new(
            InstanceFilter.Time(http, "createdTimeFrom"),
            InstanceFilter.Time(http, "createdTimeTo"),
            InstanceFilter.Statuses(http),
            TaskHubNames: null,
            InstanceIdPrefix: http.Request.Query["instanceIdPrefix"].FirstOrDefault(),
            PageSize: int.TryParse(http.Request.Query["top"], NumberStyles.None, CultureInfo.InvariantCulture, out int top) && top > 0 ? top : OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true);
        await foreach (Page<OrchestrationMetadata> page in client.GetAllInstancesAsync(query).AsPages(http.Request.Headers[ContinuationHeader].FirstOrDefault()))
        {
            http.Response.Headers[ContinuationHeader] = page.ContinuationToken;
            return Results.Json(page.Values.Select(instance => InstanceDocument.Of(instance, Flag(http, "showInput", otherwise: true))));
        }

        return Results.Json(Array.Empty<InstanceDocument>());
    }

    private static bool Flag(HttpContext http, string name, bool otherwise) =>
        bool.TryParse(http.Request.Query[name], out bool value) ? value : otherwise;
}
