using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>Durable's HTTP management API, with the routes, status codes and bodies of the real extension. Every call needs the system key.</summary>
internal static class DurableApi
{
    public const string Prefix = "/runtime/webhooks/durabletask";

    public static void Map(WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup(Prefix);
        Post("/orchestrators/{function}/{id?}", InstanceCommands.StartAsync);
        Get("/instances", InstanceQueries.ListAsync);
        Delete("/instances", InstanceCommands.PurgeManyAsync);
        Get("/instances/{id}", InstanceQueries.ShowAsync);
        Delete("/instances/{id}", InstanceCommands.PurgeAsync);
        Post("/instances/{id}/raiseEvent/{name}", InstanceCommands.RaiseEventAsync);
        Post("/instances/{id}/terminate", InstanceCommands.TerminateAsync);
        Post("/instances/{id}/suspend", InstanceCommands.SuspendAsync);
        Post("/instances/{id}/resume", InstanceCommands.ResumeAsync);
        Post("/instances/{id}/restart", InstanceCommands.RestartAsync);

        void Get(string route, Handler handler) => api.MapGet(route, Guarded(handler)).WithMetadata(HttpFunctions.Served.Instance);
        void Post(string route, Handler handler) => api.MapPost(route, Guarded(handler)).WithMetadata(HttpFunctions.Served.Instance);
        void Delete(string route, Handler handler) => api.MapDelete(route, Guarded(handler)).WithMetadata(HttpFunctions.Served.Instance);
    }

    private static RequestDelegate Guarded(Handler handler) => async http =>
    {
        IResult result = http.RequestServices.GetRequiredService<HostKeys>().Allows(http.Request, AuthorizationLevel.System)
            ? await AnswerAsync(handler, http)
            : Results.Unauthorized();
        await result.ExecuteAsync(http);
    };

    private static async Task<IResult> AnswerAsync(Handler handler, HttpContext http)
    {
        try
        {
            return await handler(http, http.RequestServices.GetRequiredService<TaskHub>().Client);
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            return Results.Json(new { Message = "One or more of the arguments submitted is incorrect.", ExceptionMessage = refused.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private delegate Task<IResult> Handler(HttpContext http, DurableTaskClient client);
}
