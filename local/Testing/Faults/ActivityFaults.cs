namespace LeadToCash.Local.Testing;

/// <summary>What goes wrong with an activity. Calls by a retry policy are calls like all others.</summary>
public sealed class ActivityFaults
{
    private readonly FaultInjection _injection;
    private readonly FaultTarget _target;

    internal ActivityFaults(FaultInjection injection, FaultTarget target)
    {
        _injection = injection;
        _target = target;
    }

    /// <summary>Only calls of one instance, or of all whose id begins as given before a final <c>*</c>.</summary>
    public ActivityFaults OfInstance(string instanceId) => new(_injection, _target.Of(instanceId));

    /// <summary>Only calls whose input is as told.</summary>
    public ActivityFaults When<TInput>(Func<TInput, bool> condition) => new(_injection, _target.With(condition));

    /// <summary>Throws before anything is done.</summary>
    /// <param name="times">How many calls.</param>
    /// <param name="with">Makes the exception; a <see cref="TimeoutException"/> by default.</param>
    public Fault Fails(int times = 1, Func<Exception>? with = null) => Add(times, _ => Task.FromException<object?>(Make(with)));

    /// <summary>Does the work and then throws: the effect is there, and its caller hears of a failure.</summary>
    /// <inheritdoc cref="Fails"/>
    public Fault FailsAfterTheWork(int times = 1, Func<Exception>? with = null) => Add(times, async run =>
    {
        await run();
        throw Make(with);
    });

    /// <summary>Runs a second time with the same input, and the first result is lost: what a crash between the work and its commit does.</summary>
    /// <param name="times">How many calls.</param>
    public Fault RunsTwice(int times = 1) => Add(times, async run =>
    {
        await run();
        return await run();
    });

    /// <summary>Starts later.</summary>
    /// <param name="by">How much, on the app's clock.</param>
    /// <param name="times">How many calls.</param>
    public Fault IsDelayedBy(TimeSpan by, int times = 1) => _injection.AddToActivities(new Fault(_target, times) { Delay = by });

    private Fault Add(int times, Func<Func<Task<object?>>, Task<object?>> run) => _injection.AddToActivities(new Fault(_target, times) { Run = run });

    private static Exception Make(Func<Exception>? with) => with?.Invoke() ?? new TimeoutException("The test made this activity fail.");
}
