using System.Text.Json.Serialization;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The addresses under which one instance is managed. Each carries the task hub, its connection and the system key.</summary>
internal sealed record ManagementLinks(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("statusQueryGetUri")] string StatusQueryGetUri,
    [property: JsonPropertyName("sendEventPostUri")] string SendEventPostUri,
    [property: JsonPropertyName("terminatePostUri")] string TerminatePostUri,
    [property: JsonPropertyName("purgeHistoryDeleteUri")] string PurgeHistoryDeleteUri,
    [property: JsonPropertyName("restartPostUri")] string RestartPostUri,
    [property: JsonPropertyName("suspendPostUri")] string SuspendPostUri,
    [property: JsonPropertyName("resumePostUri")] string ResumePostUri)
{
    public static IResult Accepted(HttpContext http, string id)
    {
        ManagementLinks links = Of(http, id);
        http.Response.Headers.Location = links.StatusQueryGetUri;
        http.Response.Headers.RetryAfter = "10";
        return ApiAnswers.Json(links, StatusCodes.Status202Accepted);
    }

    private static ManagementLinks Of(HttpContext http, string id)
    {
        DurableSettings durable = http.RequestServices.GetRequiredService<HostParts>().HostJson.Durable;
        string key = http.RequestServices.GetRequiredService<HostKeys>().Durable;
        string instance = $"{http.Request.Scheme}://{http.Request.Host}{DurableApi.Prefix}/instances/{Uri.EscapeDataString(id)}";
        string common = $"taskHub={Uri.EscapeDataString(durable.HubName)}&connection={Uri.EscapeDataString(durable.ConnectionName)}&{HostKeys.QueryName}={key}";
        return new ManagementLinks(
            id,
            $"{instance}?{common}",
            $"{instance}/raiseEvent/{{eventName}}?{common}",
            $"{instance}/terminate?reason={{text}}&{common}",
            $"{instance}?{common}",
            $"{instance}/restart?{common}",
            $"{instance}/suspend?reason={{text}}&{common}",
            $"{instance}/resume?reason={{text}}&{common}");
    }
}
