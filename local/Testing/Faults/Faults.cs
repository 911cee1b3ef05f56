namespace LeadToCash.Local.Testing;

/// <summary>
/// What goes wrong in a test. Each rule says what happens to an activity, an event or a queue message, and how many times; rules of one name
/// all apply. Delays wait on the app's clock: until they are over, what is held back is idle and <c>AdvanceAsync</c> stops at its time.
/// </summary>
public sealed class Faults
{
    /// <summary>For rules that hold until <see cref="Clear"/>.</summary>
    public const int EveryTime = int.MaxValue;

    private readonly FaultInjection _injection;

    internal Faults(FaultInjection injection) => _injection = injection;

    /// <summary>Faults of an activity.</summary>
    /// <param name="name">The activity's name.</param>
    public ActivityFaults Activity(string name) => new(_injection, _injection.Target(name));

    /// <summary>Faults of an event that is raised through the client. Events between orchestrations are not touched.</summary>
    /// <param name="name">The event's name.</param>
    public EventFaults Event(string name) => new(_injection, _injection.Target(name));

    /// <summary>Faults of the messages that a <see cref="LocalApp"/>'s functions take from a queue.</summary>
    /// <param name="name">The queue's name.</param>
    public QueueFaults Queue(string name) => new(_injection, _injection.Target(name));

    /// <summary>Ends all rules. What is held back still comes at its time.</summary>
    public void Clear() => _injection.Clear();

    internal bool LosesDeletion(string queue) => _injection.LosesDeletion(queue);
}
