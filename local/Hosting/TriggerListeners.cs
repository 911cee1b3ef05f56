using Azure.Storage.Queues;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Queues;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using LeadToCash.Local.Hosting.Timers;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting;

/// <summary>The queue and timer triggers of an app.</summary>
internal sealed class TriggerListeners(
    HostParts parts,
    StorageConnections connections,
    IConfiguration settings,
    FunctionRunner runner,
    HostShutdown shutdown,
    WorkTracker work,
    TimeProvider time,
    HostConsole console,
    CrashPoint crash,
    ILoggerFactory loggers)
{
    private readonly Lazy<ScheduleStore> _schedules = new(() => new ScheduleStore(connections.Default, parts.HostJson.Durable.HubName));
    private readonly List<QueueListener> _queues = [];
    private readonly List<TimerListener> _timers = [];

    public IReadOnlyList<QueueListener> Queues => _queues;

    /// <summary>Makes the listeners.</summary>
    /// <exception cref="HostStartException">A trigger names a setting that is not there, or its value is wrong.</exception>
    public void Create()
    {
        _queues.AddRange(parts.Catalog.TriggeredBy<QueueTriggerAttribute>().Select(entry => Listen(entry.Function, entry.Trigger)));
        _timers.AddRange(parts.Catalog.TriggeredBy<TimerTriggerAttribute>().Select(entry => Listen(entry.Function, entry.Trigger)));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_timers.Count > 0)
        {
            await _schedules.Value.CreateAsync(cancellationToken);
        }

        foreach (QueueListener queue in _queues)
        {
            await queue.StartAsync(cancellationToken);
        }

        foreach (TimerListener timer in _timers)
        {
            await timer.StartAsync(cancellationToken);
        }
    }

    /// <summary>Starts no more functions; those that run go on.</summary>
    public async Task StopAsync()
    {
        foreach (TimerListener timer in _timers)
        {
            await timer.DisposeAsync();
        }

        await Task.WhenAll(_queues.Select(queue => queue.StopAsync()));
    }

    private QueueListener Listen(FunctionMethod function, QueueTriggerAttribute trigger)
    {
        string connection = connections.Of(trigger.Connection, function.Name);
        string name = SettingNames.Resolve(settings, trigger.QueueName, $"The function {function.Name}");
        if (!FunctionRules.IsQueueName(name))
        {
            throw new HostStartException($"The function {function.Name} reads the queue '{name}', which is no queue name.");
        }

        QueueMessageHandler handler = new(
            function,
            parts.HostJson.Queues,
            () => new QueueClient(connection, name + QueueMessageHandler.PoisonSuffix),
            runner,
            shutdown,
            console,
            crash,
            loggers.CreateLogger<QueueMessageHandler>());
        EmbeddedQueues? embedded = StorageLocation.Parse(connection).EmbeddedKey is { } key ? new EmbeddedQueues(key) : null;
        return new QueueListener(new QueueClient(connection, name), embedded, handler, parts.HostJson.Queues, work, loggers.CreateLogger<QueueListener>());
    }

    private TimerListener Listen(FunctionMethod function, TimerTriggerAttribute trigger)
    {
        TimerSchedule schedule = TimerSchedule.Parse(SettingNames.Resolve(settings, trigger.Schedule, $"The function {function.Name}"), function.Name);
        return new TimerListener(function, trigger, schedule, _schedules.Value, runner, work, time, console, crash, loggers.CreateLogger<TimerListener>());
    }
}
