using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>The host's own refusals and failures, as RFC 9457 documents that give nothing away.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext http, int status, string title, string? detail = null)
    {
        http.Response.Clear();
        return Results.Problem(statusCode: status, title: title, detail: detail).ExecuteAsync(http);
    }
}
