using System.Collections.Concurrent;
using Azure.Data.Tables;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>What must survive the end of a process.</summary>
public abstract class RecoveryTests(StorageFixture storage) : EngineSuite(storage)
{
    [Fact]
    public async Task Crash_InTheMiddleOfAChain_RepeatsNoCommittedStep()
    {
        ConcurrentQueue<int> runs = new();
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource never = new();
        void Tasks(DurableTaskRegistry tasks, bool blocks) => tasks
            .AddActivityFunc<int, int>("Step", async (_, n) =>
            {
                runs.Enqueue(n);
                if (blocks && n == 3)
                {
                    reached.TrySetResult();
                    await never.Task;
                }

                return n + 1;
            })
            .AddOrchestratorFunc<int, int>("Chain", async (context, n) =>
            {
                for (int i = 0; i < 5; i++)
                {
                    n = await context.CallActivityAsync<int>("Step", n);
                }

                return n;
            });
        DurableTaskTestHost first = await StartAsync(tasks => Tasks(tasks, blocks: true));
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 1, Timeout);
        await reached.Task.WaitAsync(Timeout);
        await first.CrashAsync();

        await using DurableTaskTestHost second = await StartAsync(tasks => Tasks(tasks, blocks: false));

        Assert.Equal(6, (await second.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<int>());
        Assert.Equal([1, 2, 3, 3, 4, 5], runs);
    }

    [Fact]
    public async Task Crash_WithAHalfDoneFanOut_RunsOnlyWhatIsMissing()
    {
        const int Half = 20;
        ConcurrentDictionary<int, int> runs = new();
        TaskCompletionSource never = new();
        void Tasks(DurableTaskRegistry tasks, bool blocks) => tasks
            .AddActivityFunc<int, int>("Work", async (_, n) =>
            {
                runs.AddOrUpdate(n, 1, (_, count) => count + 1);
                if (blocks && n >= Half)
                {
                    await never.Task;
                }

                return n;
            })
            .AddOrchestratorFunc("FanOut", async context => (await Task.WhenAll(
                Enumerable.Range(0, 2 * Half).Select(n => context.CallActivityAsync<int>("Work", n)))).Sum());
        DurableTaskTestHost first = await StartAsync(tasks => Tasks(tasks, blocks: true), Wide);
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("FanOut", Timeout);
        await first.WaitUntilOpenAsync(id, Half, Timeout);
        while (runs.Count < 2 * Half)
        {
            await Task.Delay(1, Timeout);
        }

        await first.CrashAsync();

        await using DurableTaskTestHost second = await StartAsync(tasks => Tasks(tasks, blocks: false), Wide);

        Assert.Equal(780, (await second.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<int>());
        Assert.All(Enumerable.Range(0, Half), n => Assert.Equal(1, runs[n]));
        Assert.All(Enumerable.Range(Half, Half), n => Assert.Equal(2, runs[n]));

        static void Wide(IServiceCollection services) => services.PostConfigureHub(hub => hub.MaxConcurrentActivities = 100);
    }

    [Fact]
    public async Task Crash_LosesNoTimerEventOrChild_AndReplaysTheSameIdsAndTimes()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc("Child", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
                return "child";
            })
            .AddOrchestratorFunc("Parent", async context =>
            {
                Guid id = context.NewGuid();
                DateTime start = context.CurrentUtcDateTime;
                context.SetCustomStatus(new { id, start });
                Task<string> child = context.CallSubOrchestratorAsync<string>("Child");
                string? kept = await context.WaitForExternalEvent<string>("go");
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return $"{kept} {await child} {id} {start:O}";
            });
        DurableTaskTestHost host = await StartAsync(Tasks);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);
        string status = (await host.Client.GetInstanceAsync(id, true, Timeout))!.SerializedCustomStatus!;
        for (int crash = 0; crash < 3; crash++)
        {
            if (crash == 1)
            {
                await host.Client.RaiseEventAsync(id, "go", "kept", Timeout);
            }

            await host.CrashAsync();
            host = await StartAsync(Tasks);
            await host.AdvanceAsync(TimeSpan.FromHours(12), Timeout);
        }

        await host.AdvanceAsync(TimeSpan.FromDays(3), Timeout);
        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, true, Timeout);
        await host.DisposeAsync();

        string[] parts = done!.ReadOutputAs<string>()!.Split(' ');
        Assert.Equal(["kept", "child"], parts[..2]);
        Assert.Contains(parts[2], status, StringComparison.Ordinal);
        Assert.Contains("2026-01-05T08:00:00", parts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_LetsRunningActivitiesFinish_AndTheNextStartGoesOn()
    {
        int runs = 0;
        TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Tasks(DurableTaskRegistry tasks) => tasks
            .AddActivityFunc("Slow", async _ =>
            {
                Interlocked.Increment(ref runs);
                running.TrySetResult();
                await finish.Task;
            })
            .AddOrchestratorFunc("Two", async context =>
            {
                await context.CallActivityAsync("Slow");
                await context.CallActivityAsync("Slow");
            });
        DurableTaskTestHost first = await StartAsync(Tasks);
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("Two", Timeout);
        await running.Task.WaitAsync(Timeout);
        Task stopped = first.DisposeAsync().AsTask();
        finish.SetResult();
        await stopped.WaitAsync(Timeout);
        Assert.Equal(1, runs);

        await using DurableTaskTestHost second = await StartAsync(Tasks);
        await second.Client.WaitForInstanceCompletionAsync(id, Timeout);

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task ColdInstances_Replay_WithoutRepeatingLogsOrSteps()
    {
        RecordedLog log = new();
        int activities = 0;
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks
                .AddActivityFunc("Step", _ => { Interlocked.Increment(ref activities); })
                .AddOrchestratorFunc<int>("Logged", async (context, n) =>
                {
                    ILogger logger = context.CreateReplaySafeLogger("Orchestrator");
                    logger.LogInformation("{Instance} begins", n);
                    await context.CallActivityAsync("Step");
                    await context.WaitForExternalEvent<string>("go");
                    logger.LogInformation("{Instance} goes on", n);
                    await context.CallActivityAsync("Step");
                    logger.LogInformation("{Instance} ends", n);
                }),
            services => services.AddSingleton<ILoggerFactory>(log).PostConfigureHub(hub => hub.WarmInstances = 0));
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => host.Client.ScheduleNewOrchestrationInstanceAsync("Logged", n, Timeout)));
        await host.WhenIdleAsync(Timeout);

        foreach (string id in ids)
        {
            await host.Client.RaiseEventAsync(id, "go", null, Timeout);
            await host.Client.WaitForInstanceCompletionAsync(id, Timeout);
        }

        Assert.Equal(6, activities);
        Assert.Equal(["0 begins", "0 ends", "0 goes on", "1 begins", "1 ends", "1 goes on", "2 begins", "2 ends", "2 goes on"], log.Lines("Orchestrator").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ChangedCode_IsFoundOut_AndBothSidesAreNamed()
    {
        DurableTaskTestHost first = await StartAsync(tasks => tasks
            .AddActivityFunc("Reserve", _ => { })
            .AddOrchestratorFunc("Order", async context =>
            {
                await context.CallActivityAsync("Reserve");
                await context.WaitForExternalEvent<string>("go");
            }));
        string different = await first.Client.ScheduleNewOrchestrationInstanceAsync("Order", Timeout);
        await first.DisposeAsync();

        await using DurableTaskTestHost second = await StartAsync(tasks => tasks
            .AddActivityFunc("Charge", _ => { })
            .AddOrchestratorFunc("Order", async context =>
            {
                await context.CallActivityAsync("Charge");
                await context.WaitForExternalEvent<string>("go");
            }));
        await second.Client.RaiseEventAsync(different, "go", null, Timeout);

        OrchestrationMetadata done = await second.Client.WaitForInstanceCompletionAsync(different, true, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("expected the call of activity 'Reserve' (#0), but the code made a call of activity 'Charge' (#0)", done.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ThatComesAgainAfterTheEnd_LeavesNothingInTheIndex()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Nothing", _ => Task.CompletedTask);
        StartOrchestrationOptions once = new StartOrchestrationOptions("order").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await using (DurableTaskTestHost first = await StartAsync(Tasks))
        {
            await first.Client.ScheduleNewOrchestrationInstanceAsync("Nothing", input: null, once, Timeout);
            await first.Client.WaitForInstanceCompletionAsync("order", Timeout);
        }

        await using (DurableTaskTestHost second = await StartAsync(Tasks))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => second.Client.ScheduleNewOrchestrationInstanceAsync("Nothing", input: null, once, Timeout));
        }

        Assert.Empty(await Table("Active").QueryAsync<TableEntity>("PartitionKey eq 'active'", cancellationToken: Timeout).ToListAsync(Timeout));
    }

    [Fact]
    public async Task SecondHost_OnTheSameHub_IsRefused()
    {
        await using DurableTaskTestHost host = await StartAsync(_ => { });

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(_ => { }));

        Assert.Contains("Only one process may run a task hub", refusal.Message, StringComparison.Ordinal);
    }
}

public sealed class RecoveryInMemory(MemoryStorage storage) : RecoveryTests(storage), IClassFixture<MemoryStorage>;

public sealed class RecoveryInFile(FileStorage storage) : RecoveryTests(storage), IClassFixture<FileStorage>;

public sealed class RecoveryOnAzurite(AzuriteStorage storage) : RecoveryTests(storage), IClassFixture<AzuriteStorage>;
