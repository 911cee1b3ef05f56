using LeadToCash.Local.Clock;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Testing;

/// <summary>Moves a clock from one due thing to the next, and lets everything come to rest at each.</summary>
/// <param name="clock">The clock; null when it is not moved by hand.</param>
/// <param name="rest">Completes when nothing runs.</param>
internal sealed class VirtualTime(ManualClock? clock, Func<CancellationToken, Task> rest)
{
    /// <summary>So often something may become due at one and the same instant; more is taken for a loop.</summary>
    private const int TurnsAtOneInstant = 10_000;

    private DateTimeOffset _instant;
    private int _turns;

    private ManualClock Clock => clock ?? throw new InvalidOperationException(
        "Time is moved by hand only on a ManualClock: register one as the TimeProvider in ConfigureServices, or give it to the options of the app.");

    /// <summary>Runs until nothing more happens at the present time: what is due now, or was before, has fired.</summary>
    internal async Task SettleAsync(CancellationToken cancellation)
    {
        await rest(cancellation);
        while (clock?.NextTimerAt is { } due && due <= clock.GetUtcNow())
        {
            await TurnAsync(clock, cancellation);
        }
    }

    /// <summary>Goes to an instant. What an activity itself moves the clock beyond it has happened too.</summary>
    internal async Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        ManualClock moved = Clock;
        await SettleAsync(cancellation);
        while (moved.NextTimerAt is { } due && due <= instant)
        {
            moved.AdvanceTo(due);
            await SettleAsync(cancellation);
        }

        moved.AdvanceTo(instant);
        await SettleAsync(cancellation);
    }

    /// <summary>Goes on until an instance has ended.</summary>
    /// <exception cref="TimeoutException">It has not within the span.</exception>
    internal async Task<OrchestrationMetadata> RunToEndAsync(DurableTaskClient client, string instanceId, TimeSpan within, CancellationToken cancellation)
    {
        ManualClock moved = Clock;
        DateTimeOffset end = moved.GetUtcNow() + within;
        while (true)
        {
            await SettleAsync(cancellation);
            OrchestrationMetadata? instance = await client.GetInstancesAsync(instanceId, getInputsAndOutputs: true, cancellation);
            if (instance is { IsCompleted: true })
            {
                return instance;
            }

            if (moved.NextTimerAt is not { } due || due > end)
            {
                throw NotEnded(instanceId, instance, moved, within);
            }

            moved.AdvanceTo(due);
        }
    }

    private static TimeoutException NotEnded(string instanceId, OrchestrationMetadata? instance, ManualClock clock, TimeSpan within)
    {
        string next = clock.NextTimerAt is { } due ? $"the next thing is due at {due:u}" : "nothing more becomes due";
        return new TimeoutException(instance is null
            ? $"There is no instance '{instanceId}'."
            : $"Instance '{instanceId}' of {instance.Name} has not ended within {within}: it is {instance.RuntimeStatus} at {clock.GetUtcNow():u}, and {next}.");
    }

    private async Task TurnAsync(ManualClock moved, CancellationToken cancellation)
    {
        DateTimeOffset now = moved.GetUtcNow();
        _turns = now == _instant ? _turns + 1 : 0;
        _instant = now;
        if (_turns > TurnsAtOneInstant)
        {
            throw new InvalidOperationException($"Something becomes due again and again at {now:u}: is there a loop of timers that wait for nothing?");
        }

        moved.Advance(TimeSpan.Zero);
        await rest(cancellation);
    }
}
