using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class TimerConformance(StorageFixture storage) : ConformanceSuite(storage)
{
    [Fact]
    public async Task Timer_OfThreeDays_FiresWhenItsTimeComesAndNotBefore()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            DateTime start = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromHours(72), CancellationToken.None);
            return (context.CurrentUtcDateTime - start).TotalHours;
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await host.AdvanceAsync(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1), Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1), Timeout);

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

        await host.AdvanceAsync(TimeSpan.Zero, Timeout);

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
            _ = context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
            return "returned";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Forget", Timeout);

        await host.AdvanceAsync(TimeSpan.FromDays(1), Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await host.AdvanceAsync(TimeSpan.FromDays(1), Timeout);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task Timers_FireInOrderOfTheirDueTimes_AcrossInstances()
    {
        List<string> fired = [];
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<string>("Note", (_, what) => fired.Add(what!))
            .AddOrchestratorFunc<int>("Wait", async (context, minutes) =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(minutes), CancellationToken.None);
                await context.CallActivityAsync("Note", $"{minutes}@{context.CurrentUtcDateTime:HH:mm}");
            }));
        foreach (int minutes in new[] { 30, 10, 20, 5 })
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", minutes, Timeout);
        }

        await host.AdvanceAsync(TimeSpan.FromHours(1), Timeout);

        Assert.Equal(["5@08:05", "10@08:10", "20@08:20", "30@08:30"], fired);
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

        await host.AdvanceAsync(TimeSpan.FromSeconds(7), Timeout);

        Assert.Equal(2_000, (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<int>());
    }
}

public sealed class TimersInMemory(MemoryStorage storage) : TimerConformance(storage), IClassFixture<MemoryStorage>;

public sealed class TimersInFile(FileStorage storage) : TimerConformance(storage), IClassFixture<FileStorage>;

public sealed class TimersOnAzurite(AzuriteStorage storage) : TimerConformance(storage), IClassFixture<AzuriteStorage>;
