using LeadToCash.Local.Clock;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting;

/// <summary>A host that is being set up: settings are read and the port is taken.</summary>
internal sealed class LocalHostSetup
{
    private const long LargestRequestBody = 1024 * 1024;

    private static readonly string[] EnvironmentVariables = ["AZURE_FUNCTIONS_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    private readonly LocalRun _run;
    private readonly HostResources _resources;

    private LocalHostSetup(LocalRun run, WebApplicationBuilder web, HostResources resources)
    {
        _run = run;
        Web = web;
        _resources = resources;
    }

    public WebApplicationBuilder Web { get; }

    public List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware { get; } = [];

    /// <summary>Reads the settings and takes port and data folder.</summary>
    /// <exception cref="HostStartException">One of them can't be had.</exception>
    public static LocalHostSetup Create(LocalRun run)
    {
        WebApplicationBuilder web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = run.ApplicationName,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName(),
        });
        HostConfiguration.AddSources(web.Configuration, run);
        HostResources resources = HostResources.Take(run, web.Configuration);
        HostConfiguration.AddHostValues(web.Configuration, run, resources.Storage.Connection, resources.Port.BaseAddress);
        LocalHostSetup setup = new(run, web, resources);
        setup.AddServer();
        setup.AddLogging();
        web.Services.AddSingleton(resources.Clock);
        return setup;
    }

    /// <summary>Builds the host.</summary>
    public IHost Build() => _run.Guard(BuildHost);

    private static string EnvironmentName() =>
        EnvironmentVariables
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? Environments.Development;

    private void AddServer()
    {
        Web.WebHost.UseKestrelCore();
        Web.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestRequestBody;
            options.Listen(System.Net.IPAddress.Loopback, _resources.Port.Port);
        });
        Web.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => _resources.Port.Socket);
        Web.Services.AddRouting();
        Web.Services.Configure<HostOptions>(options => options.ShutdownTimeout = HostRuntime.DrainTime + TimeSpan.FromSeconds(10));
        Web.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateScopes = true;
            options.ValidateOnBuild = true;
        });
        if (!_run.OwnsProcess)
        {
            Web.Services.AddSingleton<IHostLifetime, NoSignals>();
        }
    }

    private void AddLogging()
    {
        Web.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
    }

    private LocalHost BuildHost()
    {
        HostJson hostJson = HostJson.Read(AppContext.BaseDirectory, Web.Configuration);
        foreach ((string category, LogLevel level) in hostJson.LogLevels)
        {
            Web.Logging.AddFilter(string.Equals(category, "default", StringComparison.OrdinalIgnoreCase) ? null : category, level);
        }

        if (_run.OwnsProcess && hostJson.LogsToConsole)
        {
            Web.Logging.AddProvider(new ConsoleLoggers(_run.Console));
        }

        FunctionCatalog catalog = FunctionCatalog.Find(_run.FunctionTypes());
        IReadOnlyList<HttpRoute> routes = HttpRoute.Of(catalog, hostJson.Http.RoutePrefix);
        if (routes.Count > 0 && !Web.Services.Any(service => service.ServiceType == typeof(WebFunctions)))
        {
            throw new HostStartException($"The function {routes[0].Function.Name} has an HTTP trigger, but Program.cs does not call ConfigureFunctionsWebApplication().");
        }

        HostServices.Add(Web.Services, new HostParts(_run, _resources, hostJson, catalog, routes, Middleware));
        _run.ConfigureServices?.Invoke(Web.Services);
        WebApplication app = Web.Build();
        HttpFunctions.Map(app, routes);
        if (_run.OwnsProcess)
        {
            EmbeddedStore.AtCommitPoint = app.Services.GetRequiredService<CrashPoint>().At;
        }

        return new LocalHost(app, _run, _resources);
    }

    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
