using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Local.Hosting;

/// <summary>
/// Starts the triggers after the app's own services and before anything is reported, and drains them before anything stops:
/// no new work is taken, what runs may end, and only then do the app's services go.
/// </summary>
internal sealed class HostRuntime(
    HostParts parts,
    TriggerListeners listeners,
    RequestGate gate,
    WorkTracker work,
    HostShutdown shutdown,
    HostConsole console) : IHostedLifecycleService
{
    /// <summary>How long functions may go on after the host was told to stop. Then they are cancelled.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    private volatile bool _isUp;

    /// <summary>Whether everything is up.</summary>
    public bool IsUp => _isUp;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        listeners.Create();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await listeners.StartAsync(cancellationToken);
        _isUp = true;
        Banner.Print(console, parts);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isUp = false;
        gate.Close();
        await listeners.StopAsync();
        await DrainAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            await work.WhenIdleAsync().WaitAsync(DrainTime, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            await shutdown.CancelAsync();
        }
    }
}
