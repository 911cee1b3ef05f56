using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.DurableTask.Testing;

/// <summary>
/// Orchestrations, activities and a client in one process, for tests. Nothing needs to be installed; state is kept in memory unless the services hold a
/// <see cref="TableServiceClient"/>. The clock is the services' <see cref="TimeProvider"/>. Every episode replays the orchestrator from its first line,
/// so that code which would not survive that is found out.
/// </summary>
public sealed class DurableTaskTestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private DurableTaskTestHost(IHost host)
    {
        _host = host;
        Hub = host.Services.GetRequiredService<HostedTaskHub>().Hub;
    }

    /// <summary>Starts, queries and manages orchestrations.</summary>
    public DurableTaskClient Client => Hub.Client;

    /// <summary>The services that activities are made from.</summary>
    public IServiceProvider Services => _host.Services;

    internal TaskHub Hub { get; }

    /// <summary>Starts a host.</summary>
    /// <param name="registry">Adds orchestrators and activities.</param>
    /// <param name="options">How to run them.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<DurableTaskTestHost> StartAsync(
        Action<DurableTaskRegistry> registry, DurableTaskTestHostOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        IHost host = Build(registry, options ?? new DurableTaskTestHostOptions());
        try
        {
            await host.StartAsync(cancellationToken);
            return new DurableTaskTestHost(host);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the host; what is still running after half a minute is left unfinished.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static IHost Build(Action<DurableTaskRegistry> registry, DurableTaskTestHostOptions options) =>
        new HostBuilder()
            .ConfigureServices(services =>
            {
                if (options.LoggerFactory is { } loggers)
                {
                    services.AddSingleton(loggers);
                }

                options.ConfigureServices?.Invoke(services);
                services.AddTaskHub(registry, provider => provider.GetService<TableServiceClient>());
            })
            .Build();
}
