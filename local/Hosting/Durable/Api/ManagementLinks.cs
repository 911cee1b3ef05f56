using LeadToCash.Local.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The addresses under which one instance is managed. Each carries the system key.</summary>
internal sealed record ManagementLinks(
    string Id,
    string StatusQueryGetUri,
    string SendEventPostUri,
    string TerminatePostUri,
    string PurgeHistoryDeleteUri,
    string RestartPostUri,
    string SuspendPostUri,
    string ResumePostUri)
{
    public static ManagementLinks Of(HttpContext http, string id)
    {
        string instance = $"{http.Request.Scheme}://{http.Request.Host}{DurableApi.Prefix}/instances/{Uri.EscapeDataString(id)}";
        string key = $"{HostKeys.QueryName}={http.RequestServices.GetRequiredService<HostKeys>().Durable}";
        return new ManagementLinks(
            id,
            $"{instance}?{key}",
            $"{instance}/raiseEvent/{{eventName}}?{key}",
            $"{instance}/terminate?reason={{text}}&{key}",
            $"{instance}?{key}",
            $"{instance}/restart?{key}",
            $"{instance}/suspend?reason={{text}}&{key}",
            $"{instance}/resume?reason={{text}}&{key}");
    }

    public static IResult Accepted(HttpContext http, string id)
    {
        ManagementLinks links = Of(http, id);
        http.Response.Headers.RetryAfter = "10";
        return Results.Accepted(links.StatusQueryGetUri, links);
    }
}
