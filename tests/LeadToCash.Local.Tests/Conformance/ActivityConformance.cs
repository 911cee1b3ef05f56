using System.Collections.Concurrent;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class ActivityConformance(StorageFixture storage) : ConformanceSuite(storage)
{
    [Fact]
    public async Task Activities_WhenCalledInSequence_PassTheirResultsOn()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, n) => n * 2)
            .AddOrchestratorFunc<int, int>("Chain", async (context, n) =>
            {
                for (int i = 0; i < 5; i++)
                {
                    n = await context.CallActivityAsync<int>("Double", n);
                }

                return n;
            }));

        OrchestrationMetadata done = await RunAsync(host, "Chain", 1);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(32, done.ReadOutputAs<int>());
        Assert.Equal(1, done.ReadInputAs<int>());
    }

    [Fact]
    public async Task Activities_WhenAThousandRunInParallel_AllReport()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Square", (_, n) => n * n)
            .AddOrchestratorFunc<int, long>("FanOut", async (context, n) =>
            {
                int[] squares = await Task.WhenAll(Enumerable.Range(0, n).Select(i => context.CallActivityAsync<int>("Square", i)));
                return squares.Sum(square => (long)square);
            }));

        OrchestrationMetadata done = await RunAsync(host, "FanOut", 1_000);

        Assert.Equal(332_833_500L, done.ReadOutputAs<long>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Grüße aus 東京 🚀 \"quoted\" \\ \n line")]
    public async Task Payloads_OfAnyText_ComeBackAsTheyWere(string? text)
    {
        await using DurableTaskTestHost host = await StartAsync(Echo);

        OrchestrationMetadata done = await RunAsync(host, "EchoTwice", text);

        Assert.Equal(text, done.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(30_000)]
    [InlineData(70_000)]
    [InlineData(1_500_000)]
    public async Task Payloads_OfAnyLength_ComeBackAsTheyWere(int length)
    {
        string text = string.Concat(Enumerable.Range(0, (length / 10) + 1).Select(i => $"ä{i:D8}\n"))[..length];
        await using DurableTaskTestHost host = await StartAsync(Echo);

        OrchestrationMetadata done = await RunAsync(host, "EchoTwice", text);

        Assert.Equal(text, done.ReadOutputAs<string>());
        Assert.Equal(text, done.ReadInputAs<string>());
    }

    [Fact]
    public async Task Payloads_BeyondTheLimit_FailWithAClearSentence()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Long", (_, n) => new string('x', n))
            .AddOrchestratorFunc<int, string>("AskLong", (context, n) => context.CallActivityAsync<string>("Long", n)!));

        OrchestrationMetadata done = await RunAsync(host, "AskLong", 5_000_000);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("result of activity 'Long'", done.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("AskLong", new string('x', 5_000_000), Timeout));
    }

    [Fact]
    public async Task Failure_ReachesTheCallerWithItsInnerFailures()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Break", _ => { throw new InvalidOperationException("outer", new FormatException("inner")); })
            .AddOrchestratorFunc("Catch", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Break");
                    return "no failure";
                }
                catch (TaskFailedException failed)
                {
                    TaskFailureDetails details = failed.FailureDetails;
                    return string.Join('|', failed.TaskName, details.ErrorType, details.ErrorMessage, details.InnerFailure!.ErrorType, details.IsCausedBy<InvalidOperationException>(), details.IsCausedBy<FormatException>());
                }
            })
            .AddOrchestratorFunc("DoNotCatch", context => context.CallActivityAsync("Break")));

        OrchestrationMetadata caught = await RunAsync(host, "Catch");
        OrchestrationMetadata failed = await RunAsync(host, "DoNotCatch");

        Assert.Equal("Break|System.InvalidOperationException|outer|System.FormatException|True|False", caught.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Equal("outer", failed.FailureDetails.InnerFailure!.ErrorMessage);
        Assert.Equal("inner", failed.FailureDetails.InnerFailure.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task RetryPolicy_WaitsLongerEachTime_InVirtualTime()
    {
        ConcurrentQueue<DateTimeOffset> attempts = new();
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Flaky", _ =>
            {
                attempts.Enqueue(Clock.GetUtcNow());
                if (attempts.Count < 4)
                {
                    throw new TimeoutException();
                }
            })
            .AddOrchestratorFunc("Retry", context => context.CallActivityAsync(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1), 3, TimeSpan.FromMinutes(5))))));
        DateTimeOffset start = Clock.GetUtcNow();
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Retry", Timeout);

        await host.AdvanceAsync(TimeSpan.FromDays(1), Timeout);

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, done!.RuntimeStatus);
        Assert.Equal([0, 1, 4, 9], attempts.Select(at => (at - start).TotalMinutes));
    }

    [Fact]
    public async Task RetryPolicy_WhenAttemptsAreUsedUp_FailsWithTheLastFailure()
    {
        int attempts = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Broken", _ => { throw new InvalidOperationException($"attempt {Interlocked.Increment(ref attempts)}"); })
            .AddOrchestratorFunc("Retry", context => context.CallActivityAsync("Broken", TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Retry", Timeout);

        await host.AdvanceAsync(TimeSpan.FromSeconds(2), Timeout);

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done!.RuntimeStatus);
        Assert.Equal("attempt 3", done.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task RetryPolicy_StopsAtItsTimeoutAndAtFailuresItDoesNotHandle()
    {
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
                "Slow", TaskOptions.FromRetryPolicy(new RetryPolicy(100, TimeSpan.FromMinutes(1), retryTimeout: TimeSpan.FromMinutes(3)))))
            .AddOrchestratorFunc("Unless", context => context.CallActivityAsync(
                "Refuse",
                TaskOptions.FromRetryPolicy(new RetryPolicy(100, TimeSpan.FromMinutes(1)) { HandleFailure = failure => !failure.IsCausedBy<ArgumentException>() }))));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Until", Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Unless", Timeout);

        await host.AdvanceAsync(TimeSpan.FromHours(3), Timeout);

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
                await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(retry.LastAttemptNumber), CancellationToken.None);
                return retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 5;
            }))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Retry", Timeout);

        await host.AdvanceAsync(TimeSpan.FromMinutes(3), Timeout);

        OrchestrationMetadata? done = await host.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal("at last", done!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task UnknownNames_FailAtOnceAndNameTheNearest()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("SendInvoice", _ => { })
            .AddOrchestratorFunc("Misspelt", context => context.CallActivityAsync(
                "SendInvoise", TaskOptions.FromRetryPolicy(new RetryPolicy(10, TimeSpan.FromHours(1))))));

        OrchestrationMetadata activity = await RunAsync(host, "Misspelt");
        OrchestrationMetadata orchestrator = await RunAsync(host, "Mispelt");

        Assert.Equal("ActivityTaskNotFound", activity.FailureDetails!.InnerFailure!.ErrorType);
        Assert.Contains("Did you mean 'SendInvoice'?", activity.FailureDetails.InnerFailure.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("OrchestratorTaskNotFound", orchestrator.FailureDetails!.ErrorType);
        Assert.Contains("Did you mean 'Misspelt'?", orchestrator.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClassesAndServices_AreResolvedPerCall()
    {
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks.AddActivity<Greet>().AddOrchestrator<GreetAll>(),
            services => services.AddScoped<Greeting>());

        OrchestrationMetadata done = await RunAsync(host, nameof(GreetAll), new[] { "Ada", "Grace" });

        Assert.Equal(["Hello 1 Ada", "Hello 1 Grace"], done.ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Names_AreFoundWithoutRegardToCase()
    {
        await using DurableTaskTestHost host = await StartAsync(Echo);

        OrchestrationMetadata done = await RunAsync(host, "echotwice", "x");

        Assert.Equal("x", done.ReadOutputAs<string>());
    }

    private static void Echo(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Echo", (_, text) => text)
        .AddOrchestratorFunc<string, string>("EchoTwice", async (context, text) =>
            await context.CallActivityAsync<string>("Echo", await context.CallActivityAsync<string>("Echo", text)));

    private sealed class Greeting
    {
        public int Uses { get; set; }
    }

    private sealed class Greet(Greeting greeting) : TaskActivity<string, string>
    {
        public override Task<string?> RunAsync(TaskActivityContext context, string? input) => Task.FromResult<string?>($"Hello {++greeting.Uses} {input}");
    }

    private sealed class GreetAll : TaskOrchestrator<string[], string[]>
    {
        public override async Task<string[]?> RunAsync(TaskOrchestrationContext context, string[]? input) =>
            await Task.WhenAll(input!.Select(name => context.CallActivityAsync<string>(nameof(Greet), name)));
    }
}

public sealed class ActivitiesInMemory(MemoryStorage storage) : ActivityConformance(storage), IClassFixture<MemoryStorage>;

public sealed class ActivitiesInFile(FileStorage storage) : ActivityConformance(storage), IClassFixture<FileStorage>;

public sealed class ActivitiesOnAzurite(AzuriteStorage storage) : ActivityConformance(storage), IClassFixture<AzuriteStorage>;
