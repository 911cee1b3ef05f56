using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class TimerConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [VirtualTimeFact]
    public async Task Timer_OfThreeDays_FiresWhenItsTimeComesAndNotBefore()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            DateTime start = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromHours(72), CancellationToken.None);
            return (context.CurrentUtcDateTime - start).TotalHours;
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await AdvanceAsync(host, TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await AdvanceAsync(host, TimeSpan.FromSeconds(1));

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal(72.0, done!.ReadOutputAs<double>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    public async Task Timer_DueNowOrInThePast_FiresWithoutTimePassing(int seconds)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            await context.CreateTimer(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            return "on";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await AdvanceAsync(host, TimeSpan.Zero);

        Assert.Equal("on", (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timer_WhenCancelled_ThrowsAndLetsTheInstanceEnd()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Cancel", async context =>
        {
            using CancellationTokenSource end = new();
            Task timer = context.CreateTimer(TimeSpan.FromDays(30), end.Token);
            end.Cancel();
            try
            {
                await timer;
                return "fired";
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
        }));

        OrchestrationMetadata done = await RunAsync(host, "Cancel");

        Assert.Equal("cancelled", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timer_NeitherFiredNorCancelled_KeepsTheInstanceRunning()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Forget", context =>
        {
            _ = context.CreateTimer(Day * 2, CancellationToken.None);
            return "returned";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Forget", Timeout);

        await AdvanceAsync(host, Day);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await AdvanceAsync(host, Day);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task Timers_FireInOrderOfTheirDueTimes_AcrossInstances()
    {
        ConcurrentQueue<(int Number, DateTimeOffset At)> fired = [];
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int>("Note", (_, number) => fired.Enqueue((number, Now)))
            .AddOrchestratorFunc<int>("Wait", async (context, number) =>
            {
                await context.CreateTimer(Day / 3 * number, CancellationToken.None);
                await context.CallActivityAsync("Note", number);
            }));
        DateTimeOffset start = Now;
        foreach (int number in new[] { 4, 2, 3, 1 })
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", number, Timeout);
        }

        await AdvanceAsync(host, Day * 2);

        Assert.Equal([1, 2, 3, 4], fired.Select(timer => timer.Number));
        Assert.All(fired, timer => AssertOnTime(start + (Day / 3 * timer.Number), timer.At));
    }

    [Fact]
    public async Task Timers_ByTheThousand_AllFire()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("WaitMuch", async (context, count) =>
        {
            Task[] timers = [.. Enumerable.Range(0, count).Select(i => context.CreateTimer(TimeSpan.FromSeconds(i % 7), CancellationToken.None))];
            await Task.WhenAll(timers);
            return timers.Count(timer => timer.IsCompletedSuccessfully);
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitMuch", 2_000, Timeout);

        await AdvanceAsync(host, TimeSpan.FromSeconds(7));

        Assert.Equal(2_000, (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<int>());
    }

    [VirtualTimeFact]
    public async Task Timer_BeyondAYear_FiresOnItsDay()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            DateTime due = context.CurrentUtcDateTime.AddDays(400);
            await context.CreateTimer(due, CancellationToken.None);
            return context.CurrentUtcDateTime - due;
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await AdvanceAsync(host, TimeSpan.FromDays(399));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await AdvanceAsync(host, TimeSpan.FromDays(1));

        Assert.Equal(TimeSpan.Zero, (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<TimeSpan>());
    }

    [Fact]
    public async Task Timer_CancelledInALaterEpisode_ThrowsThere()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Race", async context =>
        {
            using CancellationTokenSource end = new();
            Task timer = context.CreateTimer(TimeSpan.FromDays(30), end.Token);
            string? winner = await context.WaitForExternalEvent<string>("go");
            end.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
            return $"{winner} {timer.IsCanceled}";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Race", Timeout);

        await host.Client.RaiseEventAsync(id, "go", "event", Timeout);

        Assert.Equal("event True", (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timer_WithATokenThatWasCancelledBefore_IsCancelledAtOnce()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc(
            "Cancel", context => context.CreateTimer(TimeSpan.FromDays(30), new CancellationToken(canceled: true)).IsCanceled));

        Assert.True((await RunAsync(host, "Cancel")).ReadOutputAs<bool>());
    }
}
