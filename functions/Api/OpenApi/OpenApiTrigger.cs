using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Api.OpenApi;

/// <summary>Serves the API document, made once.</summary>
public static class OpenApiTrigger
{
    private static readonly Lazy<Task<string>> Document = new(() => ApiDocument.WriteAsync(CancellationToken.None));

    /// <summary>This document.</summary>
    [Function("OpenApi")]
    public static async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        Results.Content(await Document.Value, "application/json; charset=utf-8");
}
