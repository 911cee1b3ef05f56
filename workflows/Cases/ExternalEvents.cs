using Microsoft.DurableTask;

namespace LeadToCash.Cases;

/// <summary>
/// Waiting for what happens outside. An event's name is its type's name. Open one wait for each type and race fresh timers
/// against it: a wait that was timed out and opened again would lose the event that comes between.
/// </summary>
public static class ExternalEvents
{
    /// <summary>Waits for the next event of a type. Open it before the step that may cause the event.</summary>
    public static Task<TEvent> Next<TEvent>(this TaskOrchestrationContext context)
        where TEvent : class => context.WaitForExternalEvent<TEvent>(typeof(TEvent).Name)!;

    /// <summary>Whether a pending wait ends before an instant; the timer is cancelled if it does. An instant that has passed asks for no timer.</summary>
    public static async Task<bool> ArrivesByAsync(this TaskOrchestrationContext context, Task pending, DateTimeOffset deadline)
    {
        if (pending.IsCompleted || deadline.UtcDateTime <= context.CurrentUtcDateTime)
        {
            return pending.IsCompleted;
        }

        using CancellationTokenSource timerCancellation = new();
        Task timer = context.CreateTimer(deadline.UtcDateTime, timerCancellation.Token);
        bool arrived = await Task.WhenAny(pending, timer) == pending;
        if (arrived)
        {
            timerCancellation.Cancel(); // an open timer would keep the instance running
        }

        return arrived;
    }

    /// <summary>Whether a pending wait ends within a time span; the timer is cancelled if it does.</summary>
    public static Task<bool> ArrivesWithinAsync(this TaskOrchestrationContext context, Task pending, TimeSpan timeout) =>
        context.ArrivesByAsync(pending, new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero) + timeout);

    /// <summary>Sleeps until an instant.</summary>
    public static Task SleepUntilAsync(this TaskOrchestrationContext context, DateTimeOffset instant) =>
        context.CreateTimer(instant.UtcDateTime, CancellationToken.None);
}
