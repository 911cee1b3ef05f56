using System.Collections.Concurrent;
using System.Diagnostics;

namespace LeadToCash.Tests;

/// <summary>Records the spans that end while it lives, of all sources or of some.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public SpanRecorder(params string[] sources)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Length == 0 || sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The ended spans of a trace, in the order of their start.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _ended.Where(span => span.TraceId == trace).OrderBy(span => span.StartTimeUtc)];

    /// <summary>The ended spans that a condition holds for.</summary>
    public IReadOnlyList<Activity> Where(Func<Activity, bool> condition) => [.. _ended.Where(condition)];

    public void Dispose() => _listener.Dispose();
}
