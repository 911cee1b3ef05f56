using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>The parts of a running task hub, as its episodes use them.</summary>
internal sealed class Engine
{
    internal Engine(
        TaskHubOptions options, DurableTaskRegistry registry, IServiceProvider services, TimeProvider time, ILoggerFactory loggers,
        InstanceStore store, ActiveIndex index, Func<long> requests, CancellationToken stopping)
    {
        Options = options;
        Time = time;
        Logger = loggers.CreateLogger("LeadToCash.Local.Durable");
        Store = store;
        Index = index;
        Stopping = stopping;
        var properties = services.GetService<IExceptionPropertiesProvider>();
        Settings = new RunSettings(options.Converter, options.Versioning?.DefaultVersion ?? string.Empty, loggers, options.LongestBlock, properties);
        Orchestrators = new WorkLimiter(options.MaxConcurrentOrchestrators);
        Directory = new InstanceDirectory(this, options.WarmInstances);
        Timers = new TimerQueue(time, instanceId => Directory.Post(instanceId, new InstanceMessage.Due()));
        Activities = new ActivityDispatcher(registry, services, options, Work, Logger, Directory.Post);
        Versions = new VersionPolicy(options.Versioning);
        Runs = new RunFactory(registry, services, Settings, Versions);
        Meter = new HubMeter(options.HubName, () => index.Count, () => Timers.Count, requests);
        Observers = options.Observer is { } observer
            ? new EngineObservers(observer, new TraceObserver(time), Meter)
            : new EngineObservers(new TraceObserver(time), Meter);
    }

    internal TaskHubOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    internal InstanceStore Store { get; }

    internal ActiveIndex Index { get; }

    internal RunSettings Settings { get; }

    internal WorkLimiter Orchestrators { get; }

    internal InstanceDirectory Directory { get; }

    internal TimerQueue Timers { get; }

    internal ActivityDispatcher Activities { get; }

    internal VersionPolicy Versions { get; }

    internal RunFactory Runs { get; }

    internal HubMeter Meter { get; }

    /// <summary>All who are told what the orchestrations do.</summary>
    internal EngineObservers Observers { get; }

    internal WorkCounter Work { get; } = new();

    internal InstanceSignals Signals { get; } = new();

    internal InstanceRegister Register { get; } = new();

    /// <summary>Cancelled when the hub must not write any more.</summary>
    internal CancellationToken Stopping { get; }

    /// <summary>Called when storage shows that another process owns the hub.</summary>
    internal Action<string> OnLost { get; set; } = _ => { };
}
