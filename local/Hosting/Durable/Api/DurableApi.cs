using System.Text.Json;
using LeadToCash.Local.Hosting.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>Durable's HTTP management API, with the routes, status codes and bodies of the real extension. Every call needs the system key.</summary>
internal static class DurableApi
{
    public const string Prefix = "/runtime/webhooks/durabletask";

    public static void Map(WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup(Prefix);
        Post("/orchestrators/{function}/{id?}", InstanceStarts.StartAsync);
        Get("/instances", InstanceQueries.ListAsync);
        Delete("/instances", InstancePurges.PurgeManyAsync);
        Get("/instances/{id}", InstanceQueries.ShowAsync);
        Delete("/instances/{id}", InstancePurges.PurgeAsync);
        Post("/instances/{id}/raiseEvent/{name}", InstanceCommands.RaiseEventAsync);
        Post("/instances/{id}/terminate", InstanceCommands.TerminateAsync);
        Post("/instances/{id}/suspend", InstanceCommands.SuspendAsync);
        Post("/instances/{id}/resume", InstanceCommands.ResumeAsync);
        Post("/instances/{id}/rewind", InstanceCommands.RewindAsync);
        Post("/instances/{id}/restart", InstanceStarts.RestartAsync);

        void Get(string route, Handler handler) => api.MapGet(route, Guarded(handler)).WithMetadata(HttpFunctions.Served.Instance);
        void Post(string route, Handler handler) => api.MapPost(route, Guarded(handler)).WithMetadata(HttpFunctions.Served.Instance);
        void Delete(string route, Handler handler) => api.MapDelete(route, Guarded(handler)).WithMetadata(HttpFunctions.Served.Instance);
    }

    private static RequestDelegate Guarded(Handler handler) => async http =>
    {
        IResult result = http.RequestServices.GetRequiredService<HostKeys>().Allows(http.Request, AuthorizationLevel.System)
            ? await AnswerAsync(handler, new ApiCall(http))
            : Results.Unauthorized();
        await result.ExecuteAsync(http);
    };

    private static async Task<IResult> AnswerAsync(Handler handler, ApiCall call)
    {
        string hub = call.Http.RequestServices.GetRequiredService<HostParts>().HostJson.Durable.HubName;
        if (call.Query.Text("taskHub") is { Length: > 0 } asked && !string.Equals(asked, hub, StringComparison.OrdinalIgnoreCase))
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, $"This host runs the task hub {hub} only, not {asked}.");
        }

        try
        {
            return await handler(call);
        }
        catch (JsonException broken)
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, "Invalid JSON content", broken);
        }
        catch (ArgumentException refused)
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, "One or more of the arguments submitted is incorrect", refused);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return ApiAnswers.Error(StatusCodes.Status500InternalServerError, "Something went wrong while processing your request", failure);
        }
    }

    private delegate Task<IResult> Handler(ApiCall call);
}
