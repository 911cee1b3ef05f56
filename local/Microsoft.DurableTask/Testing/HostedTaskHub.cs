using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Testing;

/// <summary>A task hub that starts and stops with a test's host, on memory of its own unless given a storage.</summary>
internal sealed class HostedTaskHub : IHostedService, IAsyncDisposable
{
    private readonly IDisposable? _memory;
    private bool _isDisposed;

    internal HostedTaskHub(IServiceProvider services, DurableTaskRegistry tasks, TableServiceClient? storage)
    {
        TableServiceClient tables = storage ?? NewMemory(out _memory);
        Hub = new TaskHub(
            tables, OptionsOf(services), tasks, services, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>());
    }

    internal TaskHub Hub { get; }

    public Task StartAsync(CancellationToken cancellationToken) => Hub.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Hub.StopAsync(cancellationToken);

    /// <summary>The container asks once for each way in which it was registered.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await Hub.DisposeAsync();
        _memory?.Dispose();
    }

    private static TableServiceClient NewMemory(out IDisposable memory)
    {
        string key = $"{StorageLocation.MemoryPrefix}{Guid.NewGuid():N}";
        memory = EmbeddedStores.Lease(key);
        return new TableServiceClient(StorageLocation.EmbeddedConnectionString(key));
    }

    private static TaskHubOptions OptionsOf(IServiceProvider services)
    {
        DurableTaskWorkerOptions worker = services.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value;
        DurableTaskClientOptions client = services.GetRequiredService<IOptions<DurableTaskClientOptions>>().Value;
        TaskHubOptions options = services.GetService<TaskHubOptions>() ?? new TaskHubOptions
        {
            ReplaysEveryEpisode = true,
            MaxConcurrentActivities = worker.Concurrency.MaximumConcurrentActivityWorkItems,
            MaxConcurrentOrchestrators = worker.Concurrency.MaximumConcurrentOrchestrationWorkItems,
        };
        options.DefaultVersion = client.DefaultVersion;
        options.Versioning = worker.Versioning;
        options.Converter = worker.DataConverter;
        options.ClientConverter = client.DataConverter;
        return options;
    }
}

/// <summary>Registers task hubs with the hosts of tests.</summary>
internal static class HostedTaskHubs
{
    /// <param name="services">The host's services.</param>
    /// <param name="configureTasks">Adds orchestrators and activities.</param>
    /// <param name="storage">Where the hub keeps its state; null for memory of its own.</param>
    internal static IServiceCollection AddTaskHub(
        this IServiceCollection services, Action<DurableTaskRegistry> configureTasks, Func<IServiceProvider, TableServiceClient?> storage)
    {
        var tasks = new DurableTaskRegistry();
        configureTasks(tasks);
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new HostedTaskHub(provider, tasks, storage(provider)));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<HostedTaskHub>());
        services.AddSingleton(provider => provider.GetRequiredService<HostedTaskHub>().Hub.Client);
        return services;
    }
}
