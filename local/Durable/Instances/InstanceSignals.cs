using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>Wakes those who wait for an instance to start or to end, in this process and without polling.</summary>
internal sealed class InstanceSignals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Waiter>> _waiters = new(StringComparer.Ordinal);

    /// <summary>Waits for a commit after which the instance's status is right. Disposing the waiter ends the waiting.</summary>
    internal Waiter Await(string instanceId, Func<OrchestrationRuntimeStatus, bool> isRight)
    {
        var waiter = new Waiter(this, instanceId, isRight);
        lock (_lock)
        {
            if (!_waiters.TryGetValue(instanceId, out List<Waiter>? waiters))
            {
                _waiters.Add(instanceId, waiters = []);
            }

            waiters.Add(waiter);
        }

        return waiter;
    }

    internal void Publish(Snapshot committed)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue(committed.Execution.InstanceId, out List<Waiter>? waiters))
            {
                waiters.ForEach(waiter => waiter.Look(committed));
            }
        }
    }

    private void Remove(Waiter waiter)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue(waiter.InstanceId, out List<Waiter>? waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiters.Remove(waiter.InstanceId);
            }
        }
    }

    internal sealed class Waiter(InstanceSignals signals, string instanceId, Func<OrchestrationRuntimeStatus, bool> isRight) : IDisposable
    {
        private readonly TaskCompletionSource<Snapshot> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal string InstanceId => instanceId;

        internal Task<Snapshot> Reached => _reached.Task;

        public void Dispose() => signals.Remove(this);

        internal void Look(Snapshot committed)
        {
            if (isRight(committed.Status))
            {
                _reached.TrySetResult(committed);
            }
        }
    }
}
