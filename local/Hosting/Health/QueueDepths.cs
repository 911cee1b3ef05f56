using System.Diagnostics;
using System.Diagnostics.Metrics;
using LeadToCash.Local.Hosting.Invocation;

namespace LeadToCash.Local.Hosting.Health;

/// <summary>How much lies in a queue and in its poison queue.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Messages">Messages that wait or are being handled.</param>
/// <param name="Poison">Messages that were given up.</param>
/// <param name="OldestPoisonAt">When the oldest of them was given up.</param>
internal sealed record QueueDepth(string Name, int Messages, int Poison, DateTimeOffset? OldestPoisonAt);

/// <summary>Looks into the queues that functions read: for the health report, and as figures while somebody listens.</summary>
internal sealed class QueueDepths : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly TriggerListeners _listeners;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new(FunctionSpans.MeterName);
    private IReadOnlyList<QueueDepth> _last = [];
    private long _lookedAt;
    private Task _look = Task.CompletedTask;

    public QueueDepths(TriggerListeners listeners, TimeProvider time)
    {
        _listeners = listeners;
        _time = time;
        _meter.CreateObservableUpDownCounter("queue.messages", () => Measure(queue => queue.Messages), "{message}", "Messages of queues that functions read.");
        _meter.CreateObservableUpDownCounter("queue.poison", () => Measure(queue => queue.Poison), "{message}", "Messages that were given up.");
        _meter.CreateObservableGauge("queue.poison.age", () => Measure(Age), "s", "How long the oldest message that was given up has been lying, on the app's clock.");
    }

    public async Task<IReadOnlyList<QueueDepth>> LookAsync(CancellationToken cancellationToken) =>
        _last = await Task.WhenAll(_listeners.Queues.Select(queue => queue.LookAsync(cancellationToken)));

    public void Dispose() => _meter.Dispose();

    private double Age(QueueDepth queue) => queue.OldestPoisonAt is { } since ? (_time.GetUtcNow() - since).TotalSeconds : 0;

    // Whoever collects figures must not wait for storage: he gets those of the last look, and has the next one begun.
    private IEnumerable<Measurement<T>> Measure<T>(Func<QueueDepth, T> figure)
        where T : struct
    {
        if (_look.IsCompleted && (_lookedAt == 0 || Stopwatch.GetElapsedTime(_lookedAt) > Freshness))
        {
            _lookedAt = Stopwatch.GetTimestamp();
            _look = RefreshAsync();
        }

        return _last.Select(queue => new Measurement<T>(figure(queue), new KeyValuePair<string, object?>("queue", queue.Name)));
    }

    private async Task RefreshAsync()
    {
        using CancellationTokenSource patience = new(Freshness);
        await Task.WhenAny(LookAsync(patience.Token));
    }
}
