using System.Reflection;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Operations.Instances;
using LeadToCash.Local.Hosting.Operations.Overview;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Operations.Queues;
using LeadToCash.Local.Hosting.Operations.SignIn;
using LeadToCash.Local.Hosting.Operations.Timers;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>
/// The operations page of the local host, at /ops: what is stuck, why, and how to mend it. Every page is there as JSON too. It needs a sign-in, and only
/// POST changes anything.
/// </summary>
internal sealed class OperationsSite
{
    private const string LoggerName = "LeadToCash.Local.Operations";

    private readonly OperationsGuard _guard;
    private readonly IEndpointRouteBuilder _routes;

    private OperationsSite(OperationsGuard guard, IEndpointRouteBuilder routes) => (_guard, _routes) = (guard, routes);

    /// <summary>Puts it on the server, unless the app has functions there.</summary>
    public static void Map(WebApplication app, IReadOnlyList<HttpRoute> routes)
    {
        string root = OperationsLinks.Root.TrimStart('/');
        if (routes.Any(route => route.Template.Trim('/') is { } template && (template == root || template.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase))))
        {
            return;
        }

        IServiceProvider services = app.Services;
        HostParts parts = services.GetRequiredService<HostParts>();
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(LoggerName);
        var sessions = new OperatorSessions(parts.Resources.Keys, parts.Resources.Port.Port);
        var signIn = new SignInPage(
            sessions, services.GetRequiredService<SignInTicket>(), parts.Run.ApplicationName, parts.Resources.Port.BaseAddress, services.GetRequiredService<HostConsole>(), logger);
        var guard = new OperationsGuard(sessions, signIn, services.GetRequiredService<TimeProvider>(), parts.Run.ApplicationName, logger);
        var site = new OperationsSite(guard, app);
        site.MapSignIn(signIn, sessions);
        site.MapInstances(services, parts, logger);
        app.Lifetime.ApplicationStarted.Register(signIn.Announce);
    }

    private void MapSignIn(SignInPage signIn, OperatorSessions sessions)
    {
        Open(HttpMethods.Get, OperationsLinks.StyleSheet, _ => Task.FromResult(StyleSheet()));
        Open(HttpMethods.Get, OperationsLinks.SignIn, http => Task.FromResult(signIn.Ask(http)));
        Open(HttpMethods.Post, OperationsLinks.SignIn, signIn.SignInAsync);
        Post(OperationsLinks.SignOut, call =>
        {
            sessions.SignOut(call.Http);
            return Task.FromResult(call.Done(OperationsLinks.SignIn, new { }));
        });
    }

    private void MapInstances(IServiceProvider services, HostParts parts, ILogger logger)
    {
        TaskHub hub = services.GetRequiredService<TaskHub>();
        StorageConnections connections = services.GetRequiredService<StorageConnections>();
        IConfiguration settings = services.GetRequiredService<IConfiguration>();
        var queues = new AppQueues(parts, connections, settings);
        var details = new InstanceDetails(hub);
        var clock = new ClockPage(parts.Resources);
        var action = new InstanceActionPage(hub, logger);
        var queueAction = new QueueActionPage(queues, logger);
        Get(OperationsLinks.Root, new OverviewPage(new OverviewReader(hub, parts, queues, details, clock)).ShowAsync);
        Get(OperationsLinks.Instances, new InstanceListPage(hub, Orchestrators(parts)).ShowAsync);
        Get(OperationsLinks.Instances + "/{id}", details.ShowAsync);
        Get(OperationsLinks.Instances + "/{id}/{action}", action.AskAsync);
        Post(OperationsLinks.Instances + "/{id}/{action}", action.DoAsync);
        Get(OperationsLinks.Queues, new QueuesPage(queues).ShowAsync);
        Get(OperationsLinks.Queues + "/{queue}/{action}", queueAction.AskAsync);
        Post(OperationsLinks.Queues + "/{queue}/{action}", queueAction.DoAsync);
        Get(OperationsLinks.Timers, new TimersPage(hub, parts, connections, settings).ShowAsync);
        Get(OperationsLinks.Clock, clock.ShowAsync);
        Get(OperationsLinks.Root + "/{**other}", call => Task.FromResult(call.Refuse(StatusCodes.Status404NotFound, call.Texts.NotFound, call.Texts.NoSuchPage)));
    }

    private static List<string> Orchestrators(HostParts parts) =>
        [.. parts.Catalog.TriggeredBy<OrchestrationTriggerAttribute>().Select(entry => entry.Trigger.Orchestration ?? entry.Function.Name).Order(StringComparer.Ordinal)];

    private static IResult StyleSheet() =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("operations.css")!, "text/css; charset=utf-8");

    private void Get(string route, Func<OperationsCall, Task<IResult>> handler)
    {
        Add(HttpMethods.Get, route, _guard.Protect(handler, takesForm: false));
        if (!route.EndsWith('}') || route.EndsWith("{id}", StringComparison.Ordinal))
        {
            Add(HttpMethods.Get, route + ".json", _guard.Protect(handler, takesForm: false));
        }
    }

    private void Post(string route, Func<OperationsCall, Task<IResult>> handler) => Add(HttpMethods.Post, route, _guard.Protect(handler, takesForm: true));

    private void Open(string method, string route, Func<HttpContext, Task<IResult>> handler) => Add(method, route, _guard.Admit(handler));

    private void Add(string method, string route, RequestDelegate handler) => _routes.MapMethods(route, [method], handler).WithMetadata(HttpFunctions.Served.Instance);
}
