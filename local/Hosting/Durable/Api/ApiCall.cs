using System.Text.Json;
using LeadToCash.Local.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>One call of the API: the request and what serves it.</summary>
internal sealed class ApiCall(HttpContext http)
{
    public HttpContext Http => http;

    public TaskHub Hub { get; } = http.RequestServices.GetRequiredService<TaskHub>();

    public DurableTaskClient Client => Hub.Client;

    public ApiQuery Query { get; } = new(http.Request.Query);

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The id in the route.</summary>
    public string Id => Route("id")!;

    public string? Route(string name) => http.GetRouteValue(name) as string;

    public Task<OrchestrationMetadata?> FindAsync() => Client.GetInstanceAsync(Id, Aborted);

    /// <summary>The body as JSON; null when it is empty.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public async Task<JsonElement?> ReadJsonAsync()
    {
        using StreamReader reader = new(http.Request.Body);
        string text = await reader.ReadToEndAsync(Aborted);
        return text.Length == 0 ? null : JsonElement.Parse(text);
    }
}
