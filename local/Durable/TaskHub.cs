using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The durable engine of one process: runs the registered orchestrators and activities on Table storage. One process per hub; a second one is refused.
/// </summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private const int InstancesReadAtOnce = 16;

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskHubOptions _options;
    private readonly TableServiceClient _tables;
    private readonly StorageCalls _calls;
    private readonly HubLease _lease;
    private readonly StorageCalls _leasedCalls;
    private readonly Engine _engine;
    private readonly ILogger _logger;
    private bool _started;
    private bool _ended;

    /// <param name="tables">The storage account.</param>
    /// <param name="options">The hub's settings.</param>
    /// <param name="registry">Its orchestrators and activities.</param>
    /// <param name="services">Serves activities, a scope for each call.</param>
    /// <param name="time">The clock of timers, delays and timestamps.</param>
    /// <param name="loggers">Where orchestrators and the engine log.</param>
    internal TaskHub(
        TableServiceClient tables, TaskHubOptions options, DurableTaskRegistry registry, IServiceProvider services, TimeProvider time, ILoggerFactory loggers)
    {
        options.Validate();
        _options = options;
        _tables = tables;
        _logger = loggers.CreateLogger("LeadToCash.Local.Durable");
        _calls = new StorageCalls(_logger, _stopping.Token);
        string owner = Guid.NewGuid().ToString("N");
        TableClient active = tables.GetTableClient(ActiveTable);
        _lease = new HubLease(active, _calls, options.HubName, owner);
        _leasedCalls = new StorageCalls(_logger, _stopping.Token, _lease.WhenHeldAsync);
        _engine = new Engine(
            options, registry, services, time, loggers,
            new InstanceStore(tables.GetTableClient(InstancesTable), _leasedCalls, owner, options.AtCommitPoint), new ActiveIndex(active, _leasedCalls, _logger),
            () => StorageRequests, _stopping.Token)
        {
            OnLost = Lose,
        };
        Client = new LocalDurableTaskClient(options.HubName, _engine);
    }

    /// <summary>Starts, queries and manages instances; usable once the hub has started.</summary>
    internal DurableTaskClient Client { get; }

    /// <summary>What is known of the instances without asking storage.</summary>
    internal InstanceRegister Register => _engine.Register;

    /// <summary>Whether nothing can happen before a timer is due or something comes from outside.</summary>
    internal bool IsIdle => _engine.Work.IsIdle;

    /// <summary>When the next timer or delayed start is due.</summary>
    internal DateTimeOffset? NextTimerAt => _engine.Timers.NextAt;

    /// <summary>Whether the hub has started and neither stopped nor lost its lease.</summary>
    internal bool IsRunning => _started && !_ended;

    internal TaskHubOptions Options => _options;

    /// <summary>The address of its storage's tables.</summary>
    internal Uri StorageUri => _tables.Uri;

    /// <summary>The clock of timers and delays.</summary>
    internal TimeProvider Time => _engine.Time;

    /// <summary>Called with the reason when another process has taken the hub. Nothing is written any more then.</summary>
    internal Action<string> Lost { get; set; } = _ => { };

    /// <summary>How long ago the hub's lease was taken or renewed.</summary>
    internal TimeSpan? LeaseAge => _lease.Age;

    /// <summary>How many instances have not ended.</summary>
    internal int ActiveInstances => _engine.Index.Count;

    /// <summary>How many storage requests the engine has made.</summary>
    internal long StorageRequests => _calls.Requests + _leasedCalls.Requests;

    private string InstancesTable => _options.HubName + "Instances";

    private string ActiveTable => _options.HubName + "Active";

    /// <summary>Takes the hub's lease and takes up what was left unfinished.</summary>
    /// <exception cref="InvalidOperationException">Another process runs the hub.</exception>
    internal async Task StartAsync(CancellationToken cancellation = default)
    {
        await _calls.RunAsync(stop => _tables.CreateTableIfNotExistsAsync(ActiveTable, stop), cancellation);
        await _calls.RunAsync(stop => _tables.CreateTableIfNotExistsAsync(InstancesTable, stop), cancellation);
        var format = new HubFormat(_tables.GetTableClient(ActiveTable), _tables.GetTableClient(InstancesTable), _calls, _options.HubName);
        bool isPresent = await format.IsPresentAsync(cancellation);
        await _lease.AcquireAsync(Lose, cancellation);
        if (!isPresent)
        {
            await format.BringOverAsync(cancellation);
        }

        _started = true;
        List<string> unfinished = await _engine.Index.ReadAllAsync(cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = InstancesReadAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(unfinished, parallel, async (instanceId, stop) => await TakeUpAsync(instanceId, stop));
        _logger.HubStarted(_options.HubName, unfinished.Count);
    }

    /// <summary>An instance and the history of its present execution as last committed; null when there is none of this id.</summary>
    internal Task<InstanceRecord?> ReadInstanceAsync(string instanceId, CancellationToken cancellation = default) =>
        _engine.Store.ReadWithHistoryAsync(instanceId, cancellation);

    /// <summary>
    /// The names of the events that an unfinished instance waits for. History does not hold them, so a copy of the orchestrator replays it on the side;
    /// empty when its code no longer fits.
    /// </summary>
    internal IReadOnlyList<string> AwaitedEvents(InstanceRecord record)
    {
        if (record.State.IsFinished || _engine.Runs.Create(record.State.Execution, static () => { }, out _) is not { } copy)
        {
            return [];
        }

        try
        {
            copy.Replay(record.History);
            return copy.Events.OpenNames;
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Completes when nothing can happen before a timer is due or something comes from outside.</summary>
    internal Task WhenIdleAsync(CancellationToken cancellation = default) => _engine.Work.WhenIdleAsync(cancellation);

    /// <summary>Lets running activities finish and their results be stored, begins no others, and gives the hub to the next process.</summary>
    /// <param name="cancellation">Ends the waiting; what was not finished is taken up by the next process.</param>
    internal async Task StopAsync(CancellationToken cancellation = default)
    {
        if (!_started || _ended)
        {
            return;
        }

        _engine.Activities.IsClosed = true;
        await WhenIdleAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _engine.Index.TidyAsync().WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await AbandonAsync();
        await _lease.ReleaseAsync();
        _logger.HubStopped(_options.HubName);
    }

    /// <summary>Stops at once, as a crash does: nothing is finished, nothing given back.</summary>
    internal async Task AbandonAsync()
    {
        _ended = true;
        _engine.Activities.IsClosed = true;
        await _lease.StopRenewingAsync();
        await _stopping.CancelAsync();
        await _engine.Timers.DisposeAsync();
    }

    /// <summary>Stops; what is still running after half a minute is left to the next process.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await StopAsync(patience.Token);
        await _lease.DisposeAsync();
        await _engine.Timers.DisposeAsync();
        _engine.Meter.Dispose();
        _stopping.Dispose();
    }

    private async Task TakeUpAsync(string instanceId, CancellationToken cancellation)
    {
        InstanceState? state = await _engine.Store.ReadPartlyAsync(instanceId, StateRow.Outline, cancellation);
        if (state is { IsFinished: false })
        {
            _engine.Register.Note(state);
        }

        if (state is { IsFinished: false, OpenCalls: 0, HasOutbox: false } && (state.HasBegun || state.StartAt is not null))
        {
            // It waits and stays out of memory. Another instance may have moved it since it was read: then its timers are known.
            _engine.Timers.SetIfUnknown(instanceId, state.NextDueAt);
        }
        else
        {
            // In its own turn, even when there is nothing to do: its parent may be about to start it.
            _engine.Directory.Post(instanceId, new InstanceMessage.GoOn());
        }
    }

    /// <summary>The hub belongs to somebody else now: stop before anything more is written.</summary>
    private void Lose(string reason)
    {
        _logger.HubLost(_options.HubName, reason);
        _ended = true;
        _engine.Activities.IsClosed = true;
        _stopping.Cancel();
        Lost(reason);
    }
}
