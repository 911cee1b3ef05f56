using LeadToCash.Local.Hosting.Health;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>Says part by part whether the host is up: 200 if it is, else 503.</summary>
internal sealed class HealthEndpoint(HealthChecks checks)
{
    public async Task ServeAsync(HttpContext http)
    {
        HealthReport report = await checks.LookAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = report.IsUp ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await http.Response.WriteAsJsonAsync(report, http.RequestAborted);
    }
}
