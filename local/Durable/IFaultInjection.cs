using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>Disturbs a task hub on behalf of a test, at the places where machines and networks do. There is none outside tests.</summary>
internal interface IFaultInjection
{
    /// <summary>Hands a committed call of an activity on: at once or later.</summary>
    void Dispatch(string instanceId, TaskScheduled call, Action run);

    /// <summary>The activity that runs for a call.</summary>
    /// <param name="instanceId">The calling instance.</param>
    /// <param name="call">The call.</param>
    /// <param name="factory">Makes the registered activity.</param>
    /// <param name="services">The scope of the call.</param>
    ITaskActivity Create(string instanceId, TaskScheduled call, Func<IServiceProvider, ITaskActivity> factory, IServiceProvider services);

    /// <summary>Hands an event on: at once or later, once or twice.</summary>
    Task RaiseAsync(string instanceId, InstanceMessage.ExternalEvent raised, Func<InstanceMessage.ExternalEvent, Task> deliver);
}
