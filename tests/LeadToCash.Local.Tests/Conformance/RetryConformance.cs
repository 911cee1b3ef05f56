using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>Calling again what failed: by policy, by handler, and what is never tried again.</summary>
public abstract class RetryConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task RetryPolicy_WaitsLongerEachTime()
    {
        TimeSpan first = Day / 6;
        ConcurrentQueue<DateTimeOffset> attempts = new();
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Flaky", _ =>
            {
                attempts.Enqueue(Now);
                if (attempts.Count < 4)
                {
                    throw new TimeoutException();
                }
            })
            .AddOrchestratorFunc("Retry", context => context.CallActivityAsync(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(5, first, 3, first * 5)))));
        DateTimeOffset start = Now;
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Retry", Timeout);

        await AdvanceAsync(host, Day * 2);

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, done!.RuntimeStatus);
        Assert.All(attempts.Zip([0, 1, 4, 9]), attempt => AssertOnTime(start + (first * attempt.Second), attempt.First));
        Assert.Equal(4, attempts.Count);
    }

    [Fact]
    public async Task RetryPolicy_WhenAttemptsAreUsedUp_FailsWithTheLastFailure()
    {
        int attempts = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Broken", _ => { throw new InvalidOperationException($"attempt {Interlocked.Increment(ref attempts)}"); })
            .AddOrchestratorFunc("Retry", context => context.CallActivityAsync("Broken", TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Retry", Timeout);

        await AdvanceAsync(host, TimeSpan.FromSeconds(2));

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done!.RuntimeStatus);
        Assert.Equal("attempt 3", done.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task RetryPolicy_StopsAtItsTimeoutAndAtFailuresItDoesNotHandle()
    {
        TimeSpan pause = Day / 3;
        int timedOut = 0;
        int refused = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Slow", _ =>
            {
                Interlocked.Increment(ref timedOut);
                throw new TimeoutException();
            })
            .AddActivityFunc("Refuse", _ =>
            {
                Interlocked.Increment(ref refused);
                throw new ArgumentException("no");
            })
            .AddOrchestratorFunc("Until", context => context.CallActivityAsync(
                "Slow", TaskOptions.FromRetryPolicy(new RetryPolicy(100, pause, maxRetryInterval: pause, retryTimeout: pause * 3))))
            .AddOrchestratorFunc("Unless", context => context.CallActivityAsync(
                "Refuse",
                TaskOptions.FromRetryPolicy(new RetryPolicy(100, pause) { HandleFailure = failure => !failure.IsCausedBy<ArgumentException>() }))));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Until", Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Unless", Timeout);

        await AdvanceAsync(host, Day * 1.5);

        Assert.Equal(4, timedOut);
        Assert.Equal(1, refused);
    }

    [Fact]
    public async Task RetryHandler_DecidesAndMayWait()
    {
        int attempts = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Flaky", _ =>
            {
                if (Interlocked.Increment(ref attempts) < 3)
                {
                    throw new TimeoutException();
                }

                return "at last";
            })
            .AddOrchestratorFunc("Retry", context => context.CallActivityAsync<string>("Flaky", TaskOptions.FromRetryHandler(async retry =>
            {
                await retry.OrchestrationContext.CreateTimer(Day / 6 * retry.LastAttemptNumber, CancellationToken.None);
                return retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 5;
            }))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Retry", Timeout);

        await AdvanceAsync(host, Day / 2);

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal("at last", done!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task UnknownNames_FailAtOnce()
    {
        await using DurableTaskTestHost host = await StartAsync(Misspelt);

        Assert.Equal("ActivityTaskNotFound", (await RunAsync(host, "Misspelt")).FailureDetails!.InnerFailure!.ErrorType);
        Assert.Equal("OrchestratorTaskNotFound", (await RunAsync(host, "Mispelt")).FailureDetails!.ErrorType);
    }

    [ConformanceFact(Sdk = "names none")]
    public async Task UnknownNames_AreAnsweredWithTheNearest()
    {
        await using DurableTaskTestHost host = await StartAsync(Misspelt);

        Assert.Contains("Did you mean 'SendInvoice'?", (await RunAsync(host, "Misspelt")).FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Misspelt'?", (await RunAsync(host, "Mispelt")).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private static void Misspelt(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc("SendInvoice", _ => { })
        .AddOrchestratorFunc("Misspelt", context => context.CallActivityAsync(
            "SendInvoise", TaskOptions.FromRetryPolicy(new RetryPolicy(10, TimeSpan.FromHours(1)))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task RetryPolicy_OfAChild_RunsItAnewForEachAttempt(int attempts)
    {
        int runs = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Count", _ => Interlocked.Increment(ref runs))
            .AddOrchestratorFunc("Child", async context =>
            {
                await context.CallActivityAsync("Count");
                throw new TimeoutException("busy");
            })
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync(
                "Child", TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, TimeSpan.FromMilliseconds(1))))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);

        await AdvanceAsync(host, TimeSpan.FromSeconds(1));

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal(attempts, runs);
        Assert.True(done.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.Contains("busy", done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RetryHandler_SeesEachFailure_AndIsAskedOncePerAttempt(bool activity)
    {
        int attempts = 0;
        int asked = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Work", _ =>
            {
                Interlocked.Increment(ref attempts);
                throw new NotSupportedException("no");
            })
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync("Work"))
            .AddOrchestratorFunc("Parent", context =>
            {
                TaskOptions options = TaskOptions.FromRetryHandler(retry =>
                {
                    asked += retry.OrchestrationContext.IsReplaying ? 0 : 1;
                    TaskFailureDetails failure = activity ? retry.LastFailure : retry.LastFailure.InnerFailure!;
                    return failure.IsCausedBy<NotSupportedException>() && failure.IsCausedBy<Exception>() && retry.LastAttemptNumber < 3;
                });
                return activity ? context.CallActivityAsync("Work", options) : context.CallSubOrchestratorAsync("Child", options);
            }));

        OrchestrationMetadata done = await RunAsync(host, "Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal((3, 3), (attempts, asked));
    }

    [Fact]
    public async Task RetryFilter_ThatThrows_LetsTheFailureStand()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Work", _ => { throw new TimeoutException("the real reason"); })
            .AddOrchestratorFunc("Parent", context => context.CallActivityAsync("Work", TaskOptions.FromRetryPolicy(
                new RetryPolicy(5, TimeSpan.FromMilliseconds(1)) { HandleFailure = _ => throw new InvalidOperationException("filter") }))));

        OrchestrationMetadata done = await RunAsync(host, "Parent");

        Assert.Equal("the real reason", done.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnknownNames_AreNotTriedAgain(bool activity)
    {
        int asked = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Parent", context =>
        {
            TaskOptions options = TaskOptions.FromRetryHandler(_ => ++asked < 3);
            return activity ? context.CallActivityAsync("Bogus", options) : context.CallSubOrchestratorAsync("Bogus", options);
        }));

        OrchestrationMetadata done = await RunAsync(host, "Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal(0, asked);
    }
}
