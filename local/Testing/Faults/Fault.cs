namespace LeadToCash.Local.Testing;

/// <summary>One thing that goes wrong, so many times.</summary>
public sealed class Fault
{
    private readonly FaultTarget _target;
    private readonly int _times;
    private int _hits;

    internal Fault(FaultTarget target, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        _target = target;
        _times = times;
    }

    /// <summary>How often it has happened.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>How long the activity or event is held back.</summary>
    internal TimeSpan Delay { get; init; }

    /// <summary>What becomes of one run of an activity; null when it runs as ever.</summary>
    internal Func<Func<Task<object?>>, Task<object?>>? Run { get; init; }

    /// <summary>Whether an event or message comes once more.</summary>
    internal bool Doubles { get; init; }

    /// <summary>Whether this time is one of those at which it happens.</summary>
    internal bool Strikes(string name, string instanceId, string? payload)
    {
        if (!_target.Matches(name, instanceId, payload))
        {
            return false;
        }

        if (Interlocked.Increment(ref _hits) <= _times)
        {
            return true;
        }

        Interlocked.Decrement(ref _hits);
        return false;
    }
}
