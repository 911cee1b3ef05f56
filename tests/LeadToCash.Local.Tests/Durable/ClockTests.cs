using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;

namespace LeadToCash.Local.Tests.Durable;

public sealed class ClockTests
{
    [Fact]
    public void ManualClock_FiresTimersInOrder_EachAtItsOwnTime()
    {
        ManualClock clock = new();
        DateTimeOffset start = clock.GetUtcNow();
        List<(string Name, double At)> fired = [];
        void Fire(object? name) => fired.Add(((string)name!, (clock.GetUtcNow() - start).TotalMinutes));
        using ITimer late = clock.CreateTimer(Fire, "late", TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);
        using ITimer every = clock.CreateTimer(Fire, "every", TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20));
        using ITimer never = clock.CreateTimer(Fire, "never", TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        never.Dispose();

        clock.Advance(TimeSpan.FromMinutes(45));

        Assert.Equal([("every", 10.0), ("late", 30.0), ("every", 30.0)], fired);
        Assert.Equal(start.AddMinutes(45), clock.GetUtcNow());
        Assert.Equal(start.AddMinutes(50), clock.NextTimerAt);
    }

    [Fact]
    public async Task TimerQueue_FiresWhatIsDue_OncePerInstance_AndForgetsWhatWasChanged()
    {
        ManualClock clock = new();
        List<string> fired = [];
        await using TimerQueue queue = new(clock, fired.Add);
        DateTimeOffset now = clock.GetUtcNow();
        queue.Set("moved", now.AddMinutes(1));
        queue.Set("moved", now.AddMinutes(3));
        queue.Set("cancelled", now.AddMinutes(1));
        queue.Set("cancelled", null);
        queue.Set("second", now.AddMinutes(2));
        queue.Set("far", now.AddDays(400));

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["second", "moved"], fired);
        Assert.Equal(now.AddDays(400), queue.NextAt);
        clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(["second", "moved", "far"], fired);
    }
}
