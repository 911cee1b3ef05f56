namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>Counts what the host is doing, so that it can drain and tests can tell when nothing more happens.</summary>
internal sealed class WorkTracker
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _idle = Completed();
    private int _running;

    /// <summary>Grows with every piece of work that starts: equal values mean that nothing started in between.</summary>
    public long Started { get; private set; }

    /// <summary>How much work is running.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
            {
                return _running;
            }
        }
    }

    /// <summary>Notes the start of a piece of work; disposing notes its end.</summary>
    public IDisposable Begin()
    {
        lock (_lock)
        {
            Started++;
            if (_running++ == 0)
            {
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return new Work(this);
    }

    /// <summary>Completes when no work is running.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            return _idle.Task;
        }
    }

    /// <summary>The state at one moment.</summary>
    public (long Started, int Running) Snapshot()
    {
        lock (_lock)
        {
            return (Started, _running);
        }
    }

    private static TaskCompletionSource Completed()
    {
        TaskCompletionSource source = new();
        source.SetResult();
        return source;
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_running == 0)
            {
                _idle.SetResult();
            }
        }
    }

    private sealed class Work(WorkTracker tracker) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                tracker.End();
            }
        }
    }
}
