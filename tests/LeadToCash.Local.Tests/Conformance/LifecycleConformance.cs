using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class LifecycleConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [ConformanceFact(Sdk = "starts at once")]
    public async Task Start_WithADelay_IsPendingUntilItsTime()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        DateTimeOffset at = Now.AddHours(2);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions(StartAt: at), Timeout);

        await AdvanceAsync(host, TimeSpan.FromHours(1));
        Assert.Equal(Status.Pending, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        Task<OrchestrationMetadata> started = host.Client.WaitForInstanceStartAsync(id, Timeout);
        await AdvanceAsync(host, TimeSpan.FromHours(1));

        Assert.NotEqual(Status.Pending, (await started).RuntimeStatus);
        Assert.Equal(at.UtcDateTime, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<DateTime>());
    }

    [ConformanceFact(Sdk = "takes the start")]
    public async Task Start_OfAnIdThatIsUnderWay_IsRefused_AndOfAFinishedOneReplacesIt()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 1, new StartOrchestrationOptions("order-1"), Timeout);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 2, new StartOrchestrationOptions("order-1"), Timeout));
        await host.Client.RaiseEventAsync("order-1", "go", "first", Timeout);
        await host.Client.WaitForInstanceCompletionAsync("order-1", Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 3, new StartOrchestrationOptions("order-1"), Timeout);

        OrchestrationMetadata? second = await host.Client.GetInstanceAsync("order-1", true, Timeout);
        Assert.Equal((Status.Running, 3, null), (second!.RuntimeStatus, second.ReadInputAs<int>(), second.ReadOutputAs<string>()));
    }

    [ConformanceFact(Sdk = "throws another exception")]
    public async Task Start_WithDedupeStatuses_IsRefusedInThoseOnly()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions("a"), Timeout);
        await host.Client.WaitForInstanceCompletionAsync("a", Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("b"), Timeout);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Now", null, new StartOrchestrationOptions("a").WithDedupeStatuses(Status.Completed), Timeout));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Now", null, new StartOrchestrationOptions("b").WithDedupeStatuses(Status.Completed), Timeout);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Now", null, new StartOrchestrationOptions("a") { DedupeStatuses = ["Sleeping"] }, Timeout));

        Assert.Equal("Now", (await host.Client.WaitForInstanceCompletionAsync("b", Timeout)).Name);
    }

    [ConformanceFact(Sdk = "takes every start")]
    public async Task Start_OfOneIdByMany_SucceedsOnce()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);

        bool[] started = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("same"), Timeout);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }));

        Assert.Single(started, true);
    }

    [Theory]
    [InlineData("order/7#a?b\\c%d")]
    [InlineData("Bestellung-Ä 🚀")]
    public async Task Ids_OfAnyCharacters_Work(string id)
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions(id), Timeout);
        await host.Client.WaitForInstanceCompletionAsync(id, Timeout);

        Assert.Contains(id, (await AllAsync(host, new OrchestrationQuery(InstanceIdPrefix: id[..5]))).Select(instance => instance.InstanceId));
    }

    [Fact]
    public async Task Terminate_EndsTheInstance_AndDropsWhatComesLater()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await host.Client.TerminateInstanceAsync(id, (object)"enough", Timeout);
        await host.Client.RaiseEventAsync(id, "go", "late", Timeout);
        await host.Client.TerminateInstanceAsync("nobody", Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal((Status.Terminated, "enough"), (done.RuntimeStatus, done.ReadOutputAs<string>()));
    }

    [Fact]
    public async Task Suspend_HoldsEventsAndTimers_UntilResumed()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Both", async context =>
        {
            Task timer = context.CreateTimer(Day / 2, CancellationToken.None);
            string? payload = await context.WaitForExternalEvent<string>("go");
            await timer;
            return payload;
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Both", Timeout);

        await host.Client.SuspendInstanceAsync(id, "lunch", Timeout);
        await host.Client.RaiseEventAsync(id, "go", "kept", Timeout);
        await AdvanceAsync(host, Day);
        Assert.Equal(Status.Suspended, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id, "back", Timeout);

        Assert.Equal("kept", (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
    }

    [ConformanceFact(Sdk = "throws another exception")]
    public async Task Restart_RunsAgainWithTheSameInput()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 42, new StartOrchestrationOptions("r"), Timeout);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RestartAsync("r", cancellation: Timeout));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RestartAsync("nobody", cancellation: Timeout));
        string copy = await host.Client.RestartAsync("r", restartWithNewInstanceId: true, Timeout);
        await host.Client.RaiseEventAsync("r", "go", "x", Timeout);
        await host.Client.WaitForInstanceCompletionAsync("r", Timeout);
        string same = await host.Client.RestartAsync("r", cancellation: Timeout);

        Assert.Equal("r", same);
        Assert.NotEqual("r", copy);
        foreach (string id in new[] { copy, same })
        {
            OrchestrationMetadata? again = await host.Client.GetInstanceAsync(id, true, Timeout);
            Assert.Equal((Status.Running, 42), (again!.RuntimeStatus, again.ReadInputAs<int>()));
        }
    }

    [ConformanceFact(Sdk = "purges unfinished ones too")]
    public async Task Purge_RemovesFinishedInstances_OneOrByFilter()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        string[] ids = [.. Enumerable.Range(0, 4).Select(i => $"p{i}")];
        foreach (string id in ids)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions(id), Timeout);
            await host.Client.WaitForInstanceCompletionAsync(id, Timeout);
            await AdvanceAsync(host, TimeSpan.FromHours(1));
        }

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("open"), Timeout);
        DateTimeOffset first = Now.AddHours(-4);

        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("p0", Timeout)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("p0", Timeout)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("open", Timeout)).PurgedInstanceCount);
        PurgeResult some = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(first, first.AddHours(1)), Timeout);
        Assert.Equal((1, true), (some.PurgedInstanceCount, some.IsComplete));
        Assert.Equal(0, (await host.Client.PurgeInstancesAsync(null, null, [Status.Failed], Timeout)).PurgedInstanceCount);
        Assert.Equal(2, (await host.Client.PurgeInstancesAsync(null, null, Timeout)).PurgedInstanceCount);

        Assert.Equal(["open"], (await AllAsync(host, new OrchestrationQuery())).Select(instance => instance.InstanceId));
    }

    [ConformanceFact(Sdk = "purges no children")]
    public async Task Purge_Recursive_TakesTheChildrenToo()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Child", _ => "done")
            .AddOrchestratorFunc("Parent", context => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => context.CallSubOrchestratorAsync("Child")))));
        OrchestrationMetadata parent = await RunAsync(host, "Parent");

        PurgeResult purged = await host.Client.PurgeInstanceAsync(parent.InstanceId, new PurgeInstanceOptions(Recursive: true), Timeout);

        Assert.Equal(4, purged.PurgedInstanceCount);
        Assert.Empty(await AllAsync(host, new OrchestrationQuery()));
    }

    [Fact]
    public async Task CustomStatusAndTags_AreShown()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Status", async context =>
        {
            context.SetCustomStatus(new { Step = "waiting" });
            await context.WaitForExternalEvent<string>("go");
            context.SetCustomStatus(null);
        }));
        var options = new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["customer"] = "K-1001" } };
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Status", null, options, Timeout);
        await SettleAsync(host);

        OrchestrationMetadata? waiting = await host.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal("""{"Step":"waiting"}""", waiting!.SerializedCustomStatus);
        Assert.Equal("K-1001", waiting.Tags["customer"]);
        await host.Client.RaiseEventAsync(id, "go", null, Timeout);

        Assert.Null((await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).SerializedCustomStatus);
    }

    [ConformanceFact(Sdk = "has no limit")]
    public async Task CustomStatus_BeyondItsLimit_FailsTheOrchestration()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Long", context => context.SetCustomStatus(new string('x', 9_000))));

        Assert.Equal(typeof(ArgumentException).FullName, (await RunAsync(host, "Long")).FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Waiting_ForAnInstanceThatDoesNotExistYet_EndsWhenItDoes()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        Task<OrchestrationMetadata> started = host.Client.WaitForInstanceStartAsync("later", Timeout);
        Task<OrchestrationMetadata> completed = host.Client.WaitForInstanceCompletionAsync("later", true, Timeout);

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("later"), Timeout);
        Assert.NotEqual(Status.Pending, (await started).RuntimeStatus);
        Assert.False(completed.IsCompleted);
        await host.Client.RaiseEventAsync("later", "go", "done", Timeout);

        Assert.Equal("done", (await completed).ReadOutputAs<string>());
        Assert.Equal("done", (await host.Client.WaitForInstanceStartAsync("later", true, Timeout)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Waiting_EndsWithItsToken()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);
        await host.Client.WaitForInstanceStartAsync(id, Timeout);
        using CancellationTokenSource end = new();
        Task<OrchestrationMetadata> waiting = host.Client.WaitForInstanceCompletionAsync(id, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(Status.Running, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task SuspendedInstance_CanBeTerminated_AndSuspendingTwiceNeedsOneResume()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        string ended = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);
        string resumed = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);
        foreach (string id in new[] { ended, resumed, resumed })
        {
            await host.Client.SuspendInstanceAsync(id, "hold", Timeout);
        }

        await host.Client.TerminateInstanceAsync(ended, Timeout);
        await host.Client.ResumeInstanceAsync(resumed, Timeout);
        await host.Client.RaiseEventAsync(resumed, "go", "on", Timeout);

        Assert.Equal(Status.Terminated, (await host.Client.WaitForInstanceCompletionAsync(ended, Timeout)).RuntimeStatus);
        Assert.Equal("on", (await host.Client.WaitForInstanceCompletionAsync(resumed, true, Timeout)).ReadOutputAs<string>());
        await host.Client.SuspendInstanceAsync("nobody", null, Timeout);
        await host.Client.ResumeInstanceAsync(ended, null, Timeout);
    }

    [ConformanceFact(Sdk = "loses tags")]
    public async Task Restart_KeepsNameInputVersionAndTags()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<string, string>("Tell", (context, input) => $"{context.Version} {input}"));
        var options = new StartOrchestrationOptions("tell") { Version = "1.5", Tags = new Dictionary<string, string> { ["customer"] = "K-1" } };
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Tell", "me", options, Timeout);
        await host.Client.WaitForInstanceCompletionAsync("tell", Timeout);

        string id = await host.Client.RestartAsync("tell", restartWithNewInstanceId: true, Timeout);

        OrchestrationMetadata again = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal(("Tell", "1.5 me", "K-1"), (again.Name, again.ReadOutputAs<string>(), again.Tags["customer"]));
    }

    [ConformanceFact(Sdk = "starts at once")]
    public async Task Start_WithADelayInThePast_RunsAtOnce_AndADelayedOneCanBeTerminated()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions("past", Now.AddDays(-1)), Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions("future", Now.AddDays(1)), Timeout);

        await host.Client.TerminateInstanceAsync("future", (object)"not needed", Timeout);

        Assert.Equal(Status.Completed, (await host.Client.WaitForInstanceCompletionAsync("past", Timeout)).RuntimeStatus);
        Assert.Equal(Status.Terminated, (await host.Client.WaitForInstanceCompletionAsync("future", Timeout)).RuntimeStatus);
    }

    [ConformanceTheory(Sdk = "needs the lower bound")]
    [InlineData(true, 0, 1)]
    [InlineData(true, 1, 0)]
    [InlineData(false, 0, 1)]
    [InlineData(false, -1, 0)]
    public async Task Purge_ByTime_TakesTheBoundsExactly(bool from, int milliseconds, int expected)
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        DateTimeOffset bound = (await RunAsync(host, "Now")).CreatedAt.AddMilliseconds(milliseconds).ToOffset(TimeSpan.FromHours(2));
        var filter = new PurgeInstancesFilter(from ? bound : null, from ? null : bound, [Status.Completed]);

        Assert.Equal(expected, (await host.Client.PurgeAllInstancesAsync(filter, Timeout)).PurgedInstanceCount);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Client.PurgeAllInstancesAsync(filter with { Timeout = TimeSpan.Zero }, Timeout));
    }

    [Fact]
    public async Task Arguments_ThatAreMissing_AreRefused()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.RaiseEventAsync("", "e", null, Timeout));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.RaiseEventAsync("i", "", null, Timeout));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.TerminateInstanceAsync("", Timeout));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.GetInstanceAsync("", Timeout));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.RewindInstanceAsync("", "why", Timeout));
    }

    private static void Simple(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc("Now", context => context.CurrentUtcDateTime)
        .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("go"));

    private static async Task<List<OrchestrationMetadata>> AllAsync(DurableTaskTestHost host, OrchestrationQuery query)
    {
        List<OrchestrationMetadata> all = [];
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync(query))
        {
            all.Add(instance);
        }

        return all;
    }
}
