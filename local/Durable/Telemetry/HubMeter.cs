using System.Diagnostics.Metrics;

namespace LeadToCash.Local.Durable;

/// <summary>The figures of one task hub. Nothing is counted while nobody listens.</summary>
internal sealed class HubMeter : IEngineObserver, IDisposable
{
    internal const string MeterName = "LeadToCash.Local.Durable";

    private readonly Meter _meter;
    private readonly Counter<long> _started;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _activities;
    private readonly Counter<long> _episodes;
    private readonly Counter<long> _commits;

    /// <param name="hub">The hub's name, a tag of every figure.</param>
    /// <param name="active">How many instances have not ended.</param>
    /// <param name="timers">How many instances wait for a time.</param>
    /// <param name="requests">How many storage requests were made.</param>
    internal HubMeter(string hub, Func<int> active, Func<int> timers, Func<long> requests)
    {
        _meter = new Meter(new MeterOptions(MeterName) { Tags = [new("durabletask.hub", hub)] });
        _started = _meter.CreateCounter<long>("durabletask.orchestrations.started", "{orchestration}", "Orchestrations that began.");
        _ended = _meter.CreateCounter<long>("durabletask.orchestrations.ended", "{orchestration}", "Orchestrations that ended, by status.");
        _activities = _meter.CreateHistogram<double>("durabletask.activities.duration", "s", "How long activities took, by outcome.");
        _episodes = _meter.CreateCounter<long>("durabletask.episodes", "{episode}", "Turns of instances.");
        _commits = _meter.CreateCounter<long>("durabletask.commits", "{commit}", "Turns that changed something.");
        _meter.CreateObservableUpDownCounter("durabletask.orchestrations.active", active, "{orchestration}", "Orchestrations that have not ended.");
        _meter.CreateObservableUpDownCounter("durabletask.timers.pending", timers, "{orchestration}", "Orchestrations that wait for a time.");
        _meter.CreateObservableCounter("durabletask.storage.requests", requests, "{request}", "Storage requests of the engine.");
    }

    public bool IsEnabled => _started.Enabled || _ended.Enabled || _activities.Enabled;

    public void OnStep(EngineStep step)
    {
        switch (step.Kind)
        {
            case EngineStepKind.Started:
                _started.Add(1, Name(step.Orchestrator));
                break;
            case EngineStepKind.Completed or EngineStepKind.Failed or EngineStepKind.Terminated:
                _ended.Add(1, Name(step.Orchestrator), Status(step.Kind.ToString()));
                break;
            case EngineStepKind.ActivityCompleted or EngineStepKind.ActivityFailed:
                _activities.Record(
                    step.Duration!.Value.TotalSeconds, Name(step.Subject), Status(step.Kind == EngineStepKind.ActivityCompleted ? "Completed" : "Failed"));
                break;
        }
    }

    internal void CountEpisode() => _episodes.Add(1);

    internal void CountCommit() => _commits.Add(1);

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Name(string? name) => new(SpanNames.NameTag, name);

    private static KeyValuePair<string, object?> Status(string status) => new(SpanNames.StatusTag, status);
}
