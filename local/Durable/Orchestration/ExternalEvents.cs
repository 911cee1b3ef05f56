using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The waits and the waiting events of one run. An event goes to the newest open wait of its name; one that finds none is kept for the next. (The
/// SDK before 1.27 let a cancelled wait take an event, which was lost.)
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Stack<IWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<EventRaised>> _kept = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> _keptInOrder = [];

    private interface IWait
    {
        Type PayloadType { get; }

        bool IsOpen { get; }

        void Complete(object? payload);
    }

    internal bool HasOpenWaits => _waits.Values.Any(stack => stack.Any(wait => wait.IsOpen));

    /// <summary>The names of the events that are waited for.</summary>
    internal IReadOnlyList<string> OpenNames => [.. _waits.Where(entry => entry.Value.Any(wait => wait.IsOpen)).Select(entry => entry.Key)];

    /// <summary>The events nobody took, in order of arrival.</summary>
    internal IReadOnlyList<EventRaised> Kept => _keptInOrder;

    internal Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        if (!_waits.TryGetValue(name, out Stack<IWait>? stack))
        {
            _waits.Add(name, stack = new());
        }
        else if (stack.TryPeek(out IWait? other) && other.PayloadType != typeof(T))
        {
            throw new ArgumentException(
                $"Event '{name}' is already awaited as {other.PayloadType}; all waits for one name must have the same type, not {typeof(T)}.", nameof(name));
        }

        var wait = new EventWait<T>();
        stack.Push(wait);
        if (_kept.TryGetValue(name, out Queue<EventRaised>? kept) && kept.TryDequeue(out EventRaised? first))
        {
            _keptInOrder.Remove(first);
            Deliver(first);
        }

        cancellationToken.Register(() => wait.Cancel(cancellationToken));
        return wait.Task;
    }

    internal void Deliver(EventRaised raised)
    {
        if (NewestOpenWait(raised.Name) is { } wait)
        {
            wait.Complete(converter.Deserialize(raised.Payload, wait.PayloadType));
        }
        else
        {
            Keep(raised);
        }
    }

    private IWait? NewestOpenWait(string name)
    {
        Stack<IWait>? waits = _waits.GetValueOrDefault(name);
        while (waits is not null && waits.TryPop(out IWait? wait))
        {
            if (wait.IsOpen)
            {
                return wait;
            }
        }

        return null;
    }

    private void Keep(EventRaised raised)
    {
        if (!_kept.TryGetValue(raised.Name, out Queue<EventRaised>? kept))
        {
            _kept.Add(raised.Name, kept = new());
        }

        kept.Enqueue(raised);
        _keptInOrder.Add(raised);
    }

    private sealed class EventWait<T> : IWait
    {
        private readonly TaskCompletionSource<T> _arrival = new();

        public Type PayloadType => typeof(T);

        public bool IsOpen => !_arrival.Task.IsCompleted;

        public Task<T> Task => _arrival.Task;

        public void Complete(object? payload) => _arrival.TrySetResult((T)(payload ?? default(T)!));

        public void Cancel(CancellationToken cancellationToken) => _arrival.TrySetCanceled(cancellationToken);
    }
}
