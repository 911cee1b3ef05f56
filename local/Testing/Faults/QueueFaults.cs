namespace LeadToCash.Local.Testing;

/// <summary>What goes wrong with the messages of a queue.</summary>
public sealed class QueueFaults
{
    private readonly FaultInjection _injection;
    private readonly FaultTarget _target;

    internal QueueFaults(FaultInjection injection, FaultTarget target)
    {
        _injection = injection;
        _target = target;
    }

    /// <summary>Comes a second time after its function has run well, as when the deletion of the message got lost.</summary>
    /// <param name="times">How many messages.</param>
    public Fault DeliversTwice(int times = 1) => _injection.AddToQueues(new Fault(_target, times));
}
