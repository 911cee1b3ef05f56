namespace LeadToCash.Local.Clock;

/// <summary>A clock that stands still until it is moved. Timers fire on the mover's thread, in order of their due time.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<ManualTimer, (DateTimeOffset Due, long Order)> _due = new();
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;
    private long _order;

    /// <param name="start">The first instant the clock shows; by default 2026-01-05 08:00 UTC, a Monday.</param>
    public ManualClock(DateTimeOffset? start = null)
    {
        _start = (start ?? new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero)).ToUniversalTime();
        _now = _start;
    }

    /// <summary>When the next timer is due; <see langword="null"/> when none is set.</summary>
    public DateTimeOffset? NextTimerAt
    {
        get
        {
            lock (_lock)
            {
                return Peek() is { } timer ? timer.Due : null;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>Moves the clock forward and fires what becomes due on the way, each timer at its own time.</summary>
    /// <param name="by">How far; zero fires what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock forward to an instant; an earlier one than now leaves it where it is.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (TakeDue(instant) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = instant > _now ? instant.ToUniversalTime() : _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (Peek() is not { } timer || timer.Due > until)
            {
                return null;
            }

            _due.Dequeue();
            _now = timer.Due > _now ? timer.Due.Value : _now;
            Schedule(timer, timer.Period == Timeout.InfiniteTimeSpan ? null : _now + timer.Period);
            return timer;
        }
    }

    private ManualTimer? Peek()
    {
        while (_due.TryPeek(out ManualTimer? timer, out (DateTimeOffset Due, long Order) key))
        {
            if (timer.Due == key.Due && timer.Order == key.Order)
            {
                return timer;
            }

            _due.Dequeue();
        }

        return null;
    }

    private void Schedule(ManualTimer timer, DateTimeOffset? due)
    {
        timer.Due = due;
        timer.Order = ++_order;
        if (due is { } instant)
        {
            _due.Enqueue(timer, (instant, timer.Order));
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public long Order { get; set; }

        public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                Period = period <= TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock.Schedule(this, dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
