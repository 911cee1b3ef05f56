using Azure;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using LeadToCash.Local.Storage.Azurite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting;

/// <summary>
/// Starts the triggers after the app's own services and before anything is reported, and drains them before anything stops:
/// no new work is taken, what runs may end, and only then do the app's services go.
/// </summary>
internal sealed partial class HostRuntime(
    HostParts parts,
    TriggerListeners listeners,
    RequestGate gate,
    WorkTracker work,
    HostShutdown shutdown,
    TaskHub hub,
    ILogger<HostRuntime> logger,
    IHostApplicationLifetime lifetime,
    HostConsole console) : IHostedLifecycleService, IAsyncDisposable
{
    /// <summary>How long functions may go on after the host was told to stop. Then they are cancelled.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    private volatile bool _isUp;
    private SecondSignal? _secondSignal;
    private AzuriteProcess? _azurite;

    /// <summary>Whether everything is up.</summary>
    public bool IsUp => _isUp && hub.IsRunning;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        parts.HostJson.Report(logger);
        _secondSignal = parts.Run.OwnsProcess ? new SecondSignal() : null;
        listeners.Create();
        try
        {
            await StartStorageAsync(cancellationToken);
            hub.Lost = StopForGood;
            await hub.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidOperationException or RequestFailedException or AggregateException)
        {
            throw new HostStartException(failure.Message.Split('\n', 2)[0], failure);
        }
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
        if (!shutdown.IsAbandoned)
        {
            await DrainAsync(cancellationToken);
        }
    }

    /// <summary>Ends at once, as a crash does: what runs is left as it is.</summary>
    public async Task AbandonAsync()
    {
        _isUp = false;
        gate.Close();
        shutdown.Abandon();
        await hub.AbandonAsync();
        await listeners.StopAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _secondSignal?.Dispose();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private async Task StartStorageAsync(CancellationToken cancellationToken)
    {
        if (parts.Resources is { Storage.IsAzurite: true, Folder.Path: { } folder })
        {
            _azurite = await AzuriteProcess.EnsureAsync(
                new AzuriteOptions { DataFolder = Path.Combine(folder, "azurite-data"), InstallFolder = Path.Combine(folder, "azurite") },
                cancellationToken);
        }
    }

    // Whoever took the hub runs the same app: this process must not serve beside it.
    private void StopForGood(string reason)
    {
        if (parts.Run.OwnsProcess)
        {
            Environment.ExitCode = 1;
        }

        lifetime.StopApplication();
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(DrainTime);
        try
        {
            await work.WhenIdleAsync().WaitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            DrainedLate(work.Running);
            await shutdown.CancelAsync();
        }

        await hub.StopAsync(late.Token);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} functions did not end in time and are cancelled")]
    private partial void DrainedLate(int count);
}
