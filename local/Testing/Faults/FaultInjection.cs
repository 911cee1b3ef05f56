using System.Collections.Concurrent;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Testing;

/// <summary>Applies the rules of a test's <see cref="Faults"/> to a task hub.</summary>
internal sealed class FaultInjection(TimeProvider time, DataConverter converter) : IFaultInjection
{
    private readonly ConcurrentQueue<Fault> _activities = new();
    private readonly ConcurrentQueue<Fault> _events = new();
    private readonly ConcurrentQueue<Fault> _queues = new();
    private readonly ConcurrentDictionary<object, ITimer> _heldBack = new();

    public void Dispatch(string instanceId, TaskScheduled call, Action run) =>
        Later(DelayOf(Striking(_activities, fault => fault.Delay > TimeSpan.Zero, call.Name, instanceId, call.Input)), run);

    public ITaskActivity Create(string instanceId, TaskScheduled call, Func<IServiceProvider, ITaskActivity> factory, IServiceProvider services)
    {
        List<Fault> striking = Striking(_activities, fault => fault.Run is not null, call.Name, instanceId, call.Input);
        return striking.Count == 0 ? factory(services) : new DisturbedActivity(factory, services, striking);
    }

    public Task RaiseAsync(string instanceId, InstanceMessage.ExternalEvent raised, Func<InstanceMessage.ExternalEvent, Task> deliver)
    {
        List<Fault> striking = Striking(_events, _ => true, raised.Name, instanceId, raised.Payload);
        int copies = striking.Exists(fault => fault.Doubles) ? 2 : 1;
        Task DeliverAllAsync() => Task.WhenAll(Enumerable.Range(0, copies).Select(_ => deliver(new(raised.Name, raised.Payload, raised.Key))));
        TimeSpan delay = DelayOf(striking);
        if (delay == TimeSpan.Zero)
        {
            return DeliverAllAsync();
        }

        Later(delay, () => _ = DeliverAllAsync());
        return Task.CompletedTask;
    }

    internal FaultTarget Target(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new FaultTarget(name, converter);
    }

    internal Fault AddToActivities(Fault fault) => Add(_activities, fault);

    internal Fault AddToEvents(Fault fault) => Add(_events, fault);

    internal Fault AddToQueues(Fault fault) => Add(_queues, fault);

    internal bool LosesDeletion(string queue) => Striking(_queues, _ => true, queue, instanceId: "", payload: null).Count > 0;

    internal void Clear()
    {
        _queues.Clear();
        _activities.Clear();
        _events.Clear();
    }

    private static Fault Add(ConcurrentQueue<Fault> rules, Fault fault)
    {
        rules.Enqueue(fault);
        return fault;
    }

    private static List<Fault> Striking(IEnumerable<Fault> rules, Func<Fault, bool> isOfThisPlace, string name, string instanceId, string? payload) =>
        [.. rules.Where(fault => isOfThisPlace(fault) && fault.Strikes(name, instanceId, payload))];

    private static TimeSpan DelayOf(IEnumerable<Fault> faults) => faults.Aggregate(TimeSpan.Zero, (sum, fault) => sum + fault.Delay);

    /// <summary>Acts on the clock's own thread, so that a clock moved by hand never passes over what it lets happen.</summary>
    private void Later(TimeSpan delay, Action action)
    {
        if (delay == TimeSpan.Zero)
        {
            action();
            return;
        }

        object key = new();
        ITimer timer = time.CreateTimer(
            _ =>
            {
                action();
                _heldBack.TryRemove(key, out ITimer? _);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _heldBack[key] = timer;
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }
}
