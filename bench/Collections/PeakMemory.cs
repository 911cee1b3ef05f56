namespace LeadToCash.Bench.Collections;

/// <summary>The largest working set of this process while something runs, looked at twenty times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer _timer;
    private long _peak = Environment.WorkingSet;

    public PeakMemory()
    {
        Before = _peak;
        _timer = new Timer(_ => _peak = Math.Max(_peak, Environment.WorkingSet), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Bytes when it began.</summary>
    public long Before { get; }

    /// <summary>Bytes at most.</summary>
    public long Peak => Math.Max(_peak, Environment.WorkingSet);

    public void Dispose() => _timer.Dispose();
}
