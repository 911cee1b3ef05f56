using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The calls that change instances.</summary>
internal static class InstanceCommands
{
    public static async Task<IResult> StartAsync(HttpContext http, DurableTaskClient client)
    {
        JsonElement? input = await ReadJsonAsync(http.Request);
        string? id = Route(http, "id");
        if (id is not null && await client.GetInstanceAsync(id, http.RequestAborted) is { IsCompleted: false })
        {
            return Results.Conflict(new { Message = $"An Orchestration instance with ID {id} already exists." });
        }

        string started = await client.ScheduleNewOrchestrationInstanceAsync(
            Route(http, "function")!,
            input,
            new StartOrchestrationOptions(id),
            http.RequestAborted);
        return ManagementLinks.Accepted(http, started);
    }

    public static async Task<IResult> RaiseEventAsync(HttpContext http, DurableTaskClient client)
    {
        if (http.Request.ContentLength > 0 && !http.Request.HasJsonContentType())
        {
            return Results.BadRequest("Only application/json request content is supported");
        }

        JsonElement? payload = await ReadJsonAsync(http.Request);
        return await ChangeAsync(http, client, id => client.RaiseEventAsync(id, Route(http, "name")!, payload, http.RequestAborted));
    }

    public static Task<IResult> TerminateAsync(HttpContext http, DurableTaskClient client) =>
        ChangeAsync(http, client, id => client.TerminateInstanceAsync(id, (object?)Reason(http), http.RequestAborted));

    public static Task<IResult> SuspendAsync(HttpContext http, DurableTaskClient client) =>
        ChangeAsync(http, client, id => client.SuspendInstanceAsync(id, Reason(http), http.RequestAborted));

    public static Task<IResult> ResumeAsync(HttpContext http, DurableTaskClient client) =>
        ChangeAsync(http, client, id => client.ResumeInstanceAsync(id, Reason(http), http.RequestAborted));

    public static async Task<IResult> RestartAsync(HttpContext http, DurableTaskClient client)
    {
        bool withNewId = !bool.TryParse(http.Request.Query["restartWithNewInstanceId"], out bool asked) || asked;
        return await client.GetInstanceAsync(Route(http, "id")!, http.RequestAborted) is { } instance
            ? ManagementLinks.Accepted(http, await client.RestartAsync(instance.InstanceId, withNewId, http.RequestAborted))
            : Results.NotFound();
    }

    public static async Task<IResult> PurgeAsync(HttpContext http, DurableTaskClient client) =>
        Purged(await client.PurgeInstanceAsync(Route(http, "id")!, http.RequestAborted));

    public static async Task<IResult> PurgeManyAsync(HttpContext http, DurableTaskClient client)
    {
        if (InstanceFilter.Time(http, "createdTimeFrom") is not { } from)
        {
            return Results.BadRequest("Please provide value for 'createdTimeFrom' parameter.");
        }

        PurgeInstancesFilter filter = new(from, InstanceFilter.Time(http, "createdTimeTo"), InstanceFilter.Statuses(http));
        return Purged(await client.PurgeAllInstancesAsync(filter, http.RequestAborted));
    }

    private static IResult Purged(PurgeResult result) =>
        result.PurgedInstanceCount > 0 ? Results.Json(new { instancesDeleted = result.PurgedInstanceCount }) : Results.NotFound();

    private static async Task<IResult> ChangeAsync(HttpContext http, DurableTaskClient client, Func<string, Task> change)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(Route(http, "id")!, http.RequestAborted);
        if (instance is null)
        {
            return Results.NotFound();
        }

        if (instance.IsCompleted)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        await change(instance.InstanceId);
        return Results.Accepted();
    }

    private static async Task<JsonElement?> ReadJsonAsync(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        string text = await reader.ReadToEndAsync();
        try
        {
            return text.Length == 0 ? null : JsonElement.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    private static string? Reason(HttpContext http) => http.Request.Query["reason"].FirstOrDefault();

    private static string? Route(HttpContext http, string name) => http.GetRouteValue(name) as string;
}
