using LeadToCash.Local.Clock;

namespace LeadToCash.Local.Durable;

/// <summary>Moves a task hub through virtual time.</summary>
internal static class VirtualTime
{
    /// <summary>Goes from due time to due time, and lets the hub come to rest at each.</summary>
    internal static async Task AdvanceAsync(this TaskHub hub, ManualClock clock, TimeSpan by, CancellationToken cancellation = default)
    {
        DateTimeOffset end = clock.GetUtcNow() + by;
        await hub.WhenIdleAsync(cancellation);
        while (clock.NextTimerAt is { } next && next <= end)
        {
            clock.AdvanceTo(next);
            await hub.WhenIdleAsync(cancellation);
        }

        clock.AdvanceTo(end);
        await hub.WhenIdleAsync(cancellation);
    }
}
