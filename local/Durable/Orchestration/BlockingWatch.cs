using System.Collections.Concurrent;

namespace LeadToCash.Local.Durable;

/// <summary>Looks at the orchestrators that run at this moment, in all task hubs of the process, and interrupts those that block their thread.</summary>
internal static class BlockingWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private static readonly ConcurrentDictionary<OrchestratorThread, bool> Running = new();
    private static readonly Timer Look = new(_ => InterruptBlocked(), null, Period, Period);

    internal static void Add(OrchestratorThread thread)
    {
        // Also keeps the timer alive.
        _ = Look;
        Running.TryAdd(thread, true);
    }

    internal static void Remove(OrchestratorThread thread) => Running.TryRemove(thread, out _);

    private static void InterruptBlocked()
    {
        foreach (KeyValuePair<OrchestratorThread, bool> running in Running)
        {
            running.Key.InterruptIfBlocked();
        }
    }
}
