using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Testing;

/// <summary>A task hub inside a test: the registered orchestrators and activities run in this process, on storage in memory unless another is registered.</summary>
public sealed class DurableTaskTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IDisposable? _storage;

    private DurableTaskTestHost(TaskHub hub, ServiceProvider services, IDisposable? storage)
    {
        Hub = hub;
        _services = services;
        _storage = storage;
    }

    /// <summary>Starts, queries and manages the orchestrations.</summary>
    public DurableTaskClient Client => Hub.Client;

    /// <summary>The services that activities are served from.</summary>
    public IServiceProvider Services => _services;

    internal TaskHub Hub { get; }

    /// <summary>Starts a task hub.</summary>
    /// <param name="registry">Adds the orchestrators and activities.</param>
    /// <param name="options">Logging and services; see <see cref="DurableTaskTestHostOptions.ConfigureServices"/>.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<DurableTaskTestHost> StartAsync(
        Action<DurableTaskRegistry> registry, DurableTaskTestHostOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var tasks = new DurableTaskRegistry();
        registry(tasks);
        ServiceProvider services = BuildServices(options ?? new DurableTaskTestHostOptions());
        IDisposable? storage = null;
        try
        {
            TableServiceClient tables = services.GetService<TableServiceClient>() ?? InMemory(out storage);
            var hub = new TaskHub(
                tables, OptionsOf(services), tasks, services, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>());
            await hub.StartAsync(cancellationToken);
            return new DurableTaskTestHost(hub, services, storage);
        }
        catch
        {
            storage?.Dispose();
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets running activities finish, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await _services.DisposeAsync();
        _storage?.Dispose();
    }

    private static ServiceProvider BuildServices(DurableTaskTestHostOptions options)
    {
        var services = new ServiceCollection();
        services.AddOptions();
        options.ConfigureServices?.Invoke(services);
        services.TryAddSingleton(options.LoggerFactory ?? NullLoggerFactory.Instance);
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        services.TryAddSingleton(TimeProvider.System);
        return services.BuildServiceProvider();
    }

    private static TableServiceClient InMemory(out IDisposable storage)
    {
        string key = $"{StorageLocation.MemoryPrefix}{Guid.NewGuid():N}";
        storage = EmbeddedStores.Lease(key);
        return new TableServiceClient(StorageLocation.EmbeddedConnectionString(key));
    }

    private static TaskHubOptions OptionsOf(ServiceProvider services)
    {
        DurableTaskWorkerOptions worker = services.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value;
        DurableTaskClientOptions client = services.GetRequiredService<IOptions<DurableTaskClientOptions>>().Value;
        TaskHubOptions options = services.GetService<TaskHubOptions>() ?? new TaskHubOptions();
        options.DefaultVersion = client.DefaultVersion;
        options.Versioning = worker.Versioning;
        options.Converter = worker.DataConverter;
        return options;
    }
}
