namespace LeadToCash.Local.Durable;

/// <summary>When which instance is next due, on the runtime's one clock: one entry per instance, however many timers it has.</summary>
internal sealed class TimerQueue : IAsyncDisposable
{
    // A real timer can't wait longer than about 49 days; a longer wait is looked at again half-way.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _dueAt = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly TimeProvider _time;
    private readonly Action<string> _fire;
    private readonly ITimer _timer;
    private bool _stopped;

    /// <param name="time">The clock.</param>
    /// <param name="fire">Called for each instance that is due, in order of their times.</param>
    internal TimerQueue(TimeProvider time, Action<string> fire)
    {
        _time = time;
        _fire = fire;
        _timer = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many instances wait for a time.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _dueAt.Count;
            }
        }
    }

    internal DateTimeOffset? NextAt
    {
        get
        {
            lock (_lock)
            {
                return Next();
            }
        }
    }

    /// <summary>Sets when an instance is next due; null for never.</summary>
    internal void Set(string instanceId, DateTimeOffset? dueAt)
    {
        lock (_lock)
        {
            if (dueAt is not { } due)
            {
                _dueAt.Remove(instanceId);
                return;
            }

            if (!_dueAt.TryGetValue(instanceId, out DateTimeOffset known) || known != due)
            {
                _dueAt[instanceId] = due;
                _queue.Enqueue(instanceId, due);
                Rearm();
            }
        }
    }

    /// <summary>Sets when an instance is next due, unless something newer is known.</summary>
    internal void SetIfUnknown(string instanceId, DateTimeOffset? dueAt)
    {
        lock (_lock)
        {
            if (dueAt is { } due && _dueAt.TryAdd(instanceId, due))
            {
                _queue.Enqueue(instanceId, due);
                Rearm();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _stopped = true;
        }

        return _timer.DisposeAsync();
    }

    private void FireDue()
    {
        List<string> due = [];
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            while (Next() is { } next && next <= now)
            {
                string instanceId = _queue.Dequeue();
                _dueAt.Remove(instanceId);
                due.Add(instanceId);
            }

            Rearm();
        }

        due.ForEach(_fire);
    }

    /// <summary>The earliest entry that still holds; those that were changed since are dropped.</summary>
    private DateTimeOffset? Next()
    {
        while (_queue.TryPeek(out string? instanceId, out DateTimeOffset due))
        {
            if (_dueAt.TryGetValue(instanceId, out DateTimeOffset holds) && holds == due)
            {
                return due;
            }

            _queue.Dequeue();
        }

        return null;
    }

    private void Rearm()
    {
        if (_stopped)
        {
            return;
        }

        TimeSpan wait = Next() is { } next ? next - _time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        _timer.Change(wait == Timeout.InfiniteTimeSpan ? wait : Clamp(wait), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
}
