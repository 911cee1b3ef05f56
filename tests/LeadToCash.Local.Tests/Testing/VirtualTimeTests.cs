using System.Collections.Concurrent;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>The corners of moving the clock by hand.</summary>
public sealed class VirtualTimeTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Advance_RunsWhatIsDueAtTheVeryEnd_AndWhatFollowsFromItAtOnce()
    {
        ConcurrentQueue<string> done = new();
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<string>("Note", (_, what) => done.Enqueue(what!))
            .AddOrchestratorFunc("Wait", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                await context.CallActivityAsync("Note", "day");
                await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
                await context.CallActivityAsync("Note", "at once");
                await context.CreateTimer(TimeSpan.FromTicks(1), CancellationToken.None);
                await context.CallActivityAsync("Note", "after the end");
            }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");

        await host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(["day", "at once"], done);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public async Task WhenIdle_HasFiredTimersThatAreDueNowOrWereBefore(int minutes)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wait", context => context.CreateTimer(TimeSpan.FromMinutes(minutes), CancellationToken.None)));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");

        await host.WhenIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
    }

    [Fact]
    public async Task Advance_WhenAnActivityMovesTheClock_LetsEverythingUpToThereHappen()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Sleep", _ => _clock.Advance(TimeSpan.FromDays(3)))
            .AddOrchestratorFunc("Sleeper", context => context.CallActivityAsync("Sleep"))
            .AddOrchestratorFunc("Wait", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                await context.CreateTimer(TimeSpan.FromDays(-1), CancellationToken.None);
            }));
        string waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Sleeper");

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync(waiting))!.RuntimeStatus);
    }

    [Fact]
    public async Task Advance_WithManyTimersAtOneInstant_FiresAllOfThem()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", context =>
            Task.WhenAll(Enumerable.Range(0, 50).Select(_ => context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None)))));
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait")));

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        foreach (string id in ids)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        }
    }

    [Fact]
    public async Task WhenIdle_WhenAnActivityNeverEnds_NamesItAndItsInstance()
    {
        TaskCompletionSource never = new();
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Ship", async _ => await never.Task)
            .AddOrchestratorFunc("Order", context => context.CallActivityAsync("Ship")));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Order", new StartOrchestrationOptions("order-1"));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => host.WhenIdleAsync(patience: TimeSpan.FromMilliseconds(100)));

        Assert.Contains("activity 'Ship' (#0) of instance 'order-1'", late.Message);
        never.SetResult();
    }

    [Fact]
    public async Task WhenIdle_WhenTimersWaitForNothingForEver_SaysSo()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Loop", async context =>
        {
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            context.ContinueAsNew();
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Loop", new StartOrchestrationOptions("loop-1"));

        InvalidOperationException loop = await Assert.ThrowsAsync<InvalidOperationException>(() => host.WhenIdleAsync());

        Assert.Contains("again and again", loop.Message);
        await host.Client.TerminateInstanceAsync("loop-1");
    }

    [Fact]
    public async Task RunToEnd_StopsTheClockWhenTheInstanceHasEnded()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None);
            return "over";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");

        OrchestrationMetadata ended = await host.RunToEndAsync(id, within: TimeSpan.FromDays(30));

        Assert.Equal("over", ended.ReadOutputAs<string>());
        Assert.Equal(start.AddDays(3), _clock.GetUtcNow());
    }

    [Fact]
    public async Task RunToEnd_WhenTheInstanceOnlyWaits_SaysWhatItWaitsFor()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("Never"))
            .AddOrchestratorFunc("WaitLong", context => context.CreateTimer(TimeSpan.FromDays(40), CancellationToken.None)));
        string never = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => host.RunToEndAsync(never, within: TimeSpan.FromDays(30)));
        Assert.Contains("it is Running", late.Message);
        Assert.Contains("nothing more becomes due", late.Message);

        string later = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitLong");
        late = await Assert.ThrowsAsync<TimeoutException>(() => host.RunToEndAsync(later, within: TimeSpan.FromDays(30)));
        Assert.Contains("the next thing is due at 2026-02-14", late.Message);
    }

    [Fact]
    public async Task Advance_OnTheSystemsClock_SaysWhatIsMissing()
    {
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(tasks => tasks.AddOrchestratorFunc("None", _ => Task.CompletedTask));

        InvalidOperationException missing = await Assert.ThrowsAsync<InvalidOperationException>(() => host.AdvanceAsync(TimeSpan.FromDays(1)));

        Assert.Contains(nameof(ManualClock), missing.Message);
    }

    private Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks) => DurableTaskTestHost.StartAsync(
        tasks, new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(_clock) });
}
