using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace LeadToCash.Local.Storage.Queues;

/// <summary>
/// Tells listeners in this process that a client in this process has put something into a queue, so that they need not wait for their next poll.
/// A hint only: other processes' messages, and those whose visibility timeout ends, are found by polling.
/// </summary>
internal static class QueueSignals
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<Action>> Listeners = new(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="onMessage"/>, on the sender's thread, until disposed. It must be quick and must not throw.</summary>
    public static IDisposable Subscribe(string queueKey, Action onMessage)
    {
        Listeners.AddOrUpdate(queueKey, static (_, added) => [added], static (_, all, added) => all.Add(added), onMessage);
        return new Subscription(queueKey, onMessage);
    }

    /// <summary>Called after a message became visible in the queue.</summary>
    public static void Raise(string queueKey)
    {
        if (Listeners.TryGetValue(queueKey, out ImmutableArray<Action> listeners))
        {
            foreach (Action listener in listeners)
            {
                listener();
            }
        }
    }

    private sealed class Subscription(string queueKey, Action onMessage) : IDisposable
    {
        public void Dispose() =>
            Listeners.AddOrUpdate(queueKey, static (_, _) => [], static (_, all, removed) => all.Remove(removed), onMessage);
    }
}
