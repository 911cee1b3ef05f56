namespace LeadToCash.Local.Durable;

/// <summary>Counts what is under way: messages not yet handled, and activities not yet reported. At zero the hub can only wait for time or the outside.</summary>
internal sealed class WorkCounter
{
    private readonly Lock _lock = new();
    private long _count;
    private TaskCompletionSource _idle = Completed();

    internal bool IsIdle => Interlocked.Read(ref _count) == 0;

    internal void Add()
    {
        lock (_lock)
        {
            if (_count++ == 0)
            {
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    internal void Done(int count = 1)
    {
        lock (_lock)
        {
            _count -= count;
            if (_count == 0)
            {
                _idle.TrySetResult();
            }
        }
    }

    internal Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _idle.Task.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource Completed()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
