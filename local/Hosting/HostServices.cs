using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Binding;
using LeadToCash.Local.Hosting.Durable;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Health;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Queues;
using LeadToCash.Local.Hosting.Settings;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting;

/// <summary>What a host is made of.</summary>
internal sealed record HostParts(
    LocalRun Run,
    HostResources Resources,
    HostJson HostJson,
    FunctionCatalog Catalog,
    IReadOnlyList<HttpRoute> Routes,
    IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware);

/// <summary>Registers the host's own services beside the app's.</summary>
internal static class HostServices
{
    public static void Add(IServiceCollection services, HostParts parts)
    {
        services.AddSingleton(parts);
        services.AddSingleton(parts.Run.Console);
        services.AddSingleton(parts.Resources.Keys);
        services.AddSingleton(provider => CrashPoint.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<WorkTracker>();
        services.AddSingleton<HostShutdown>();
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<RequestGate>();
        services.AddSingleton(new HttpThrottle(parts.HostJson.Http));
        services.AddSingleton(new FunctionTimeout(parts.HostJson.FunctionTimeout));
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton(provider => new QueueOutputs(
            provider.GetRequiredService<StorageConnections>(),
            provider.GetRequiredService<IConfiguration>(),
            parts.HostJson.Queues.IsBase64));
        services.AddSingleton(provider => new ArgumentBinder(() => provider.GetRequiredService<TaskHub>().Client));
        services.AddSingleton(provider => new FunctionInvoker(parts.Middleware, provider.GetRequiredService<ArgumentBinder>()));
        services.AddSingleton(TaskHubs.Create);
        services.AddSingleton<TriggerListeners>();
        services.AddSingleton<HostRuntime>();
        services.AddSingleton<QueueDepths>();
        services.AddSingleton<HealthChecks>();
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<Operations.SignIn.SignInTicket>();
        services.Insert(0, ServiceDescriptor.Singleton<Microsoft.Extensions.Hosting.IHostedService>(provider => provider.GetRequiredService<HostRuntime>()));
    }
}
