using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class LifecycleConformance(StorageFixture storage) : ConformanceSuite(storage)
{
    [Fact]
    public async Task Start_WithADelay_IsPendingUntilItsTime()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        DateTimeOffset at = Clock.GetUtcNow().AddHours(2);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions(StartAt: at), Timeout);

        await host.AdvanceAsync(TimeSpan.FromHours(1), Timeout);
        Assert.Equal(Status.Pending, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        Task<OrchestrationMetadata> started = host.Client.WaitForInstanceStartAsync(id, Timeout);
        await host.AdvanceAsync(TimeSpan.FromHours(1), Timeout);

        Assert.NotEqual(Status.Pending, (await started).RuntimeStatus);
        Assert.Equal(at.UtcDateTime, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<DateTime>());
    }

    [Fact]
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

    [Fact]
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

    [Fact]
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
            Task timer = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            string? payload = await context.WaitForExternalEvent<string>("go");
            await timer;
            return payload;
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Both", Timeout);

        await host.Client.SuspendInstanceAsync(id, "lunch", Timeout);
        await host.Client.RaiseEventAsync(id, "go", "kept", Timeout);
        await host.AdvanceAsync(TimeSpan.FromHours(1), Timeout);
        Assert.Equal(Status.Suspended, (await host.Client.GetInstanceAsync(id, Timeout))!.RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id, "back", Timeout);

        Assert.Equal("kept", (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
    }

    [Fact]
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

    [Fact]
    public async Task Purge_RemovesFinishedInstances_OneOrByFilter()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        string[] ids = [.. Enumerable.Range(0, 4).Select(i => $"p{i}")];
        foreach (string id in ids)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions(id), Timeout);
            await host.Client.WaitForInstanceCompletionAsync(id, Timeout);
            await host.AdvanceAsync(TimeSpan.FromHours(1), Timeout);
        }

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("open"), Timeout);
        DateTimeOffset first = Clock.GetUtcNow().AddHours(-4);

        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("p0", Timeout)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("p0", Timeout)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("open", Timeout)).PurgedInstanceCount);
        PurgeResult some = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(first, first.AddHours(1)), Timeout);
        Assert.Equal((1, true), (some.PurgedInstanceCount, some.IsComplete));
        Assert.Equal(0, (await host.Client.PurgeInstancesAsync(null, null, [Status.Failed], Timeout)).PurgedInstanceCount);
        Assert.Equal(2, (await host.Client.PurgeInstancesAsync(null, null, Timeout)).PurgedInstanceCount);

        Assert.Equal(["open"], (await AllAsync(host, new OrchestrationQuery())).Select(instance => instance.InstanceId));
    }

    [Fact]
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
    public async Task Query_FiltersAndPages()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        for (int i = 0; i < 7; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", i, new StartOrchestrationOptions($"wait-{i}"), Timeout);
        }

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions("now-1"), Timeout);
        await host.WhenIdleAsync(Timeout);

        List<Page<OrchestrationMetadata>> pages = [];
        await foreach (Page<OrchestrationMetadata> page in host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "wait-", PageSize: 3)).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count).Where(count => count > 0));
        Page<OrchestrationMetadata> second = await FirstPageAsync(host.Client.GetAllInstancesAsync(
            new OrchestrationQuery(InstanceIdPrefix: "wait-", PageSize: 3, ContinuationToken: pages[0].ContinuationToken)));
        Assert.Equal(["wait-3", "wait-4", "wait-5"], second.Values.Select(instance => instance.InstanceId));
        Assert.Equal(["now-1"], (await AllAsync(host, new OrchestrationQuery(Statuses: [Status.Completed]))).Select(instance => instance.InstanceId));
        Assert.Empty(await AllAsync(host, new OrchestrationQuery(CreatedFrom: Clock.GetUtcNow().AddSeconds(1))));
        Assert.Empty(await AllAsync(host, new OrchestrationQuery(TaskHubNames: ["AnotherHub"])));
        OrchestrationMetadata one = (await AllAsync(host, new OrchestrationQuery(InstanceIdPrefix: "wait-6", FetchInputsAndOutputs: true))).Single();
        Assert.Equal(6, one.ReadInputAs<int>());
        Assert.Throws<InvalidOperationException>(() => pages[0].Values[0].ReadInputAs<int>());
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

        OrchestrationMetadata? waiting = await host.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal("""{"Step":"waiting"}""", waiting!.SerializedCustomStatus);
        Assert.Equal("K-1001", waiting.Tags["customer"]);
        await host.Client.RaiseEventAsync(id, "go", null, Timeout);

        Assert.Null((await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).SerializedCustomStatus);
    }

    [Fact]
    public async Task CustomStatus_BeyondItsLimit_FailsTheOrchestration()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Long", context => context.SetCustomStatus(new string('x', 9_000))));

        Assert.Equal(typeof(ArgumentException).FullName, (await RunAsync(host, "Long")).FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Versions_DefaultAndExplicit_AreSeenByTheOrchestrator()
    {
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks.AddOrchestratorFunc("Version", context => $"{context.Version} {Math.Sign(context.CompareVersionTo("2.0"))}"),
            services => services.Configure<DurableTaskClientOptions>(options => options.DefaultVersion = "1.9"));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Version", new StartOrchestrationOptions("new") { Version = "2.10" }, Timeout);

        Assert.Equal("1.9 -1", (await RunAsync(host, "Version")).ReadOutputAs<string>());
        Assert.Equal("2.10 1", (await host.Client.WaitForInstanceCompletionAsync("new", true, Timeout)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionFailureStrategy.Fail, Status.Failed)]
    [InlineData(DurableTaskWorkerOptions.VersionFailureStrategy.Reject, Status.Pending)]
    public async Task Versions_NewerThanTheWorker_AreFailedOrLeftAlone(DurableTaskWorkerOptions.VersionFailureStrategy strategy, Status expected)
    {
        await using DurableTaskTestHost host = await StartAsync(Simple, services => services.Configure<DurableTaskWorkerOptions>(options => options.Versioning = new()
        {
            Version = "1.0",
            MatchStrategy = DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder,
            FailureStrategy = strategy,
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", new StartOrchestrationOptions("newer") { Version = "1.1" }, Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", new StartOrchestrationOptions("older") { Version = "0.9" }, Timeout);
        await host.WhenIdleAsync(Timeout);

        Assert.Equal(expected, (await host.Client.GetInstanceAsync("newer", Timeout))!.RuntimeStatus);
        Assert.Equal(Status.Completed, (await host.Client.GetInstanceAsync("older", Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task Versions_RegisteredSideBySide_AreChosenByTheInstance()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object, string>("Price", new TaskVersion("1"), (_, _) => Task.FromResult<string?>("old"))
            .AddOrchestratorFunc<object, string>("Price", new TaskVersion("2"), (_, _) => Task.FromResult<string?>("new")));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Price", new StartOrchestrationOptions("one") { Version = "1" }, Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Price", new StartOrchestrationOptions("two") { Version = "2" }, Timeout);

        Assert.Equal("old", (await host.Client.WaitForInstanceCompletionAsync("one", true, Timeout)).ReadOutputAs<string>());
        Assert.Equal("new", (await host.Client.WaitForInstanceCompletionAsync("two", true, Timeout)).ReadOutputAs<string>());
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

    private static async Task<Page<OrchestrationMetadata>> FirstPageAsync(AsyncPageable<OrchestrationMetadata> pages)
    {
        await foreach (Page<OrchestrationMetadata> page in pages.AsPages())
        {
            return page;
        }

        return new Page<OrchestrationMetadata>([]);
    }
}

public sealed class LifecycleInMemory(MemoryStorage storage) : LifecycleConformance(storage), IClassFixture<MemoryStorage>;

public sealed class LifecycleInFile(FileStorage storage) : LifecycleConformance(storage), IClassFixture<FileStorage>;

public sealed class LifecycleOnAzurite(AzuriteStorage storage) : LifecycleConformance(storage), IClassFixture<AzuriteStorage>;
