using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Durable;

/// <summary>Makes the task hub of an app's orchestrators and activities.</summary>
internal static class TaskHubs
{
    public static TaskHub Create(IServiceProvider services)
    {
        HostParts parts = services.GetRequiredService<HostParts>();
        return new TaskHub(
            new TableServiceClient(
                Storage(services.GetRequiredService<StorageConnections>(), parts.HostJson.Durable.StorageSetting), OneAttempt()),
            Options(parts.HostJson.Durable, services),
            Registry(parts.Catalog, services),
            services,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>());
    }

    private static string Storage(StorageConnections connections, string? setting) =>
        setting is null or StorageConnections.DefaultName ? connections.Default : connections.For(setting, "extensions.durableTask.storageProvider in host.json");

    /// <summary>The hub repeats by itself what failed, each time only if it still has its lease, and hears soon of a connection that went dead.</summary>
    private static TableClientOptions OneAttempt() => new() { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(10) } };

    private static DurableTaskRegistry Registry(FunctionCatalog catalog, IServiceProvider services)
    {
        DurableTaskRegistry registry = new();
        foreach ((FunctionMethod function, OrchestrationTriggerAttribute trigger) in catalog.TriggeredBy<OrchestrationTriggerAttribute>())
        {
            registry.AddOrchestrator(trigger.Orchestration ?? function.Name, ActivatorUtilities.CreateInstance<FunctionOrchestrator>(services, function));
        }

        foreach ((FunctionMethod function, ActivityTriggerAttribute trigger) in catalog.TriggeredBy<ActivityTriggerAttribute>())
        {
            registry.AddActivity(trigger.Activity ?? function.Name, ActivatorUtilities.CreateInstance<FunctionActivity>(services, function));
        }

        return registry;
    }

    private static TaskHubOptions Options(DurableSettings settings, IServiceProvider services)
    {
        TaskHubOptions options = new()
        {
            HubName = settings.HubName,
            DefaultVersion = settings.DefaultVersion ?? "",
            Versioning = Versioning(settings),
            Observer = new StepLines(services.GetRequiredService<HostConsole>()),
            AtCommitPoint = services.GetRequiredService<CrashPoint>().At,
        };
        options.MaxConcurrentActivities = settings.MaxConcurrentActivities ?? options.MaxConcurrentActivities;
        options.MaxConcurrentOrchestrators = settings.MaxConcurrentOrchestrators ?? options.MaxConcurrentOrchestrators;
        return options;
    }

    private static DurableTaskWorkerOptions.VersioningOptions? Versioning(DurableSettings settings) =>
        settings.DefaultVersion is null
            ? null
            : new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = settings.DefaultVersion,
                DefaultVersion = settings.DefaultVersion,
                MatchStrategy = settings.VersionMatchStrategy ?? DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder,
                FailureStrategy = settings.VersionFailureStrategy ?? DurableTaskWorkerOptions.VersionFailureStrategy.Reject,
            };
}
