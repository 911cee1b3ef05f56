namespace LeadToCash.Local.Durable;

/// <summary>Runs work on the thread pool, at most so much of it at the same time, the rest in order of arrival.</summary>
internal sealed class WorkLimiter(int most)
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<Task>> _waiting = new();
    private int _running;

    /// <param name="work">Must not throw.</param>
    internal void Run(Func<Task> work)
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

        // Whoever asks for the work must not lend it his own context, least of all his current span.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunUntilEmptyAsync(work));
        }
    }

    private async Task RunUntilEmptyAsync(Func<Task>? work)
    {
        while (work is not null)
        {
            await work();
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out work))
                {
                    _running--;
                }
            }
        }
    }
}
