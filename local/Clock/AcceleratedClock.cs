namespace LeadToCash.Local.Clock;

/// <summary>A clock that runs faster than the real one from the moment it is made, so that months play in minutes.</summary>
public sealed class AcceleratedClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly double _speed;
    private readonly DateTimeOffset _start;
    private readonly long _startTimestamp;

    /// <param name="speed">Seconds on this clock per real second; more than zero.</param>
    /// <param name="start">The first instant the clock shows; the present by default.</param>
    /// <param name="real">The clock to speed up; the system's by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not a positive number.</exception>
    public AcceleratedClock(double speed, DateTimeOffset? start = null, TimeProvider? real = null)
    {
        if (!double.IsFinite(speed) || speed <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed of a clock is a positive number.");
        }

        _real = real ?? System;
        _speed = speed;
        _start = start?.ToUniversalTime() ?? _real.GetUtcNow();
        _startTimestamp = _real.GetTimestamp();
    }

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AcceleratedTimer(this, _real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)));

    /// <summary>The real time at which this clock showed an instant, or would have at its speed.</summary>
    internal DateTimeOffset RealTimeOf(DateTimeOffset instant) => _real.GetUtcNow() - ((GetUtcNow() - instant) / _speed);

    private TimeSpan Elapsed => _real.GetElapsedTime(_startTimestamp) * _speed;

    private TimeSpan ToReal(TimeSpan span) => span == Timeout.InfiniteTimeSpan
        ? span
        : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / _speed));

    private sealed class AcceleratedTimer(AcceleratedClock clock, ITimer real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.ToReal(dueTime), clock.ToReal(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
