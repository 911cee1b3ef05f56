using System.Collections.Concurrent;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class TimerTriggerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Timer_WhenTheClockMoves_RunsAtEachOfItsTimes()
    {
        await using LocalApp app = await StartAsync(new ManualClock(Start), typeof(Daily));
        await app.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(["2026-03-03 06:30 False", "2026-03-04 06:30 False", "2026-03-05 06:30 False"], Runs(app));
    }

    [Fact]
    public async Task Timer_WhenARunWasMissed_IsMadeUpForOnceAndSaysSo()
    {
        ManualClock clock = new(Start);
        string storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}";
        await using (LocalApp first = await StartAsync(clock, storage, typeof(Daily)))
        {
            await first.AdvanceAsync(TimeSpan.FromDays(1));
            Assert.Single(Runs(first));
        }

        clock.Advance(TimeSpan.FromDays(5));
        await using LocalApp second = await StartAsync(clock, storage, typeof(Daily));
        await second.SettleAsync();
        Assert.Equal(["2026-03-08 08:00 True"], Runs(second));
        await second.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["2026-03-08 08:00 True", "2026-03-09 06:30 False"], Runs(second));
    }

    [Fact]
    public async Task Timer_WhenNoRunWasMissed_DoesNotRunAgainAfterARestart()
    {
        ManualClock clock = new(Start);
        string storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}";
        await using (LocalApp first = await StartAsync(clock, storage, typeof(Daily)))
        {
            await first.AdvanceAsync(TimeSpan.FromDays(1));
        }

        await using LocalApp second = await StartAsync(clock, storage, typeof(Daily));
        await second.SettleAsync();
        Assert.Empty(Runs(second));
    }

    [Fact]
    public async Task Timer_WhenRunOnStartup_RunsAtTheStart()
    {
        await using LocalApp app = await StartAsync(new ManualClock(Start), typeof(OnStartup));
        await app.SettleAsync();
        Assert.Equal(["2026-03-02 08:00 False"], Runs(app));
    }

    [Fact]
    public async Task Timer_WhenASpanFromASetting_RunsAtEqualIntervals()
    {
        await using LocalApp app = await StartAsync(new ManualClock(Start), typeof(Interval));
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(["2026-03-02 08:20 False", "2026-03-02 08:40 False", "2026-03-02 09:00 False"], Runs(app));
    }

    [Fact]
    public async Task Timer_WhenItsFunctionFails_RunsAgainAtItsNextTime()
    {
        await using LocalApp app = await StartAsync(new ManualClock(Start), typeof(Failing));
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, Runs(app).Count);
    }

    [Fact]
    public async Task Timer_WhenYearly_WaitsLongerThanASystemTimerCan()
    {
        await using LocalApp app = await StartAsync(new ManualClock(Start), typeof(Yearly));
        await app.AdvanceAsync(TimeSpan.FromDays(400));
        Assert.Equal(["2027-01-01 00:00 False"], Runs(app));
    }

    private static Task<LocalApp> StartAsync(ManualClock clock, Type function) => StartAsync(clock, storage: null, function);

    private static Task<LocalApp> StartAsync(ManualClock clock, string? storage, Type function) =>
        SampleApp.StartAsync(
            new LocalAppOptions { Clock = clock, Storage = storage, Settings = new Dictionary<string, string?> { ["Every"] = "00:20:00" } },
            builder => builder.Services.AddSingleton<RunLog>(),
            function);

    private static ConcurrentQueue<string> Runs(LocalApp app) => app.Services.GetRequiredService<RunLog>().Lines;

    public sealed class RunLog(TimeProvider time)
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void Add(TimerInfo timer) => Lines.Enqueue($"{time.GetUtcNow():yyyy-MM-dd HH:mm} {timer.IsPastDue}");
    }

    public sealed class Daily(RunLog runs)
    {
        [Function(nameof(Daily))]
        public void Run([TimerTrigger("0 30 6 * * *")] TimerInfo timer) => runs.Add(timer);
    }

    public sealed class OnStartup(RunLog runs)
    {
        [Function(nameof(OnStartup))]
        public void Run([TimerTrigger("0 30 6 * * *", RunOnStartup = true)] TimerInfo timer) => runs.Add(timer);
    }

    public sealed class Interval(RunLog runs)
    {
        [Function(nameof(Interval))]
        public void Run([TimerTrigger("%Every%")] TimerInfo timer) => runs.Add(timer);
    }

    public sealed class Failing(RunLog runs)
    {
        [Function(nameof(Failing))]
        public void Run([TimerTrigger("0 30 6 * * *")] TimerInfo timer)
        {
            runs.Add(timer);
            throw new InvalidOperationException("on purpose");
        }
    }

    public sealed class Yearly(RunLog runs)
    {
        [Function(nameof(Yearly))]
        public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => runs.Add(timer);
    }
}
