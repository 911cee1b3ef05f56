namespace LeadToCash.Local.Testing;

/// <summary>What goes wrong with an event.</summary>
public sealed class EventFaults
{
    private readonly FaultInjection _injection;
    private readonly FaultTarget _target;

    internal EventFaults(FaultInjection injection, FaultTarget target)
    {
        _injection = injection;
        _target = target;
    }

    /// <summary>Only events for one instance, or for all whose id begins as given before a final <c>*</c>.</summary>
    public EventFaults OfInstance(string instanceId) => new(_injection, _target.Of(instanceId));

    /// <summary>Only events whose payload is as told.</summary>
    public EventFaults When<TPayload>(Func<TPayload, bool> condition) => new(_injection, _target.With(condition));

    /// <summary>Arrives later than it was raised; its sender does not notice.</summary>
    /// <param name="by">How much, on the app's clock.</param>
    /// <param name="times">How many events.</param>
    public Fault ArrivesLate(TimeSpan by, int times = 1) => _injection.AddToEvents(new Fault(_target, times) { Delay = by });

    /// <summary>Arrives a second time, right after the first.</summary>
    /// <param name="times">How many events.</param>
    public Fault ArrivesTwice(int times = 1) => _injection.AddToEvents(new Fault(_target, times) { Doubles = true });
}
