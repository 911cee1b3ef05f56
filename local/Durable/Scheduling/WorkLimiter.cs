namespace LeadToCash.Local.Durable;

/// <summary>Runs work on the thread pool, at most so much of it at the same time, the rest in order of arrival.</summary>
internal sealed class WorkLimiter(int most)
{
    private readonly Lock _lock = new();
    private readonly Queue<IThreadPoolWorkItem> _waiting = new();
    private int _running;

    /// <param name="work">Calls <see cref="Done"/> once it has ended, on whatever thread that is.</param>
    internal void Run(IThreadPoolWorkItem work)
    {
        lock (_lock)
        {
            if (_running == most)
            {
                _waiting.Enqueue(work);
                return;
            }

            _running++;
        }

        // Unsafe, so that whoever asks for the work does not lend it his own context, least of all his current span.
        ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
    }

    /// <summary>A work item has ended: the next may begin.</summary>
    internal void Done()
    {
        IThreadPoolWorkItem? next;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out next))
            {
                _running--;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(next, preferLocal: false);
    }
}
