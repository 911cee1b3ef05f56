using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>Finding instances: by filter, page by page, and by when they ended; and pages as such.</summary>
public abstract class QueryConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [ConformanceFact(Sdk = "has no order")]
    public async Task Query_FiltersAndPages()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        for (int i = 0; i < 7; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", i, new StartOrchestrationOptions($"wait-{i}"), Timeout);
        }

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions("now-1"), Timeout);
        await SettleAsync(host);

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
        Assert.Empty(await AllAsync(host, new OrchestrationQuery(CreatedFrom: Now.AddSeconds(1))));
        Assert.Empty(await AllAsync(host, new OrchestrationQuery(TaskHubNames: ["AnotherHub"])));
        OrchestrationMetadata one = (await AllAsync(host, new OrchestrationQuery(InstanceIdPrefix: "wait-6", FetchInputsAndOutputs: true))).Single();
        Assert.Equal(6, one.ReadInputAs<int>());
        Assert.Throws<InvalidOperationException>(() => pages[0].Values[0].ReadInputAs<int>());
    }

    [Theory]
    [InlineData(5, new[] { 5, 5, 5, 5, 1 })]
    [InlineData(30, new[] { 21 })]
    public async Task Query_TakesTheHintForItsPages(int size, int[] expected)
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        foreach (int i in Enumerable.Range(0, 21))
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions($"i{i:D2}"), Timeout);
        }

        AsyncPageable<OrchestrationMetadata> pageable = host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = "i" });
        List<Page<OrchestrationMetadata>> pages = [];
        await foreach (Page<OrchestrationMetadata> page in pageable.AsPages(pageSizeHint: size))
        {
            pages.Add(page);
        }

        Assert.Equal(expected, pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(21, pages.SelectMany(page => page.Values).DistinctBy(instance => instance.InstanceId).Count());
    }

    [Fact]
    public async Task Query_SeesChangesWhenItIsRunAgain()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", "input", new StartOrchestrationOptions("one"), Timeout);
        AsyncPageable<OrchestrationMetadata> running = host.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [Status.Running, Status.Pending]));
        AsyncPageable<OrchestrationMetadata> completed = host.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [Status.Completed], FetchInputsAndOutputs: true));
        Assert.Single((await FirstPageAsync(running)).Values);
        Assert.Empty((await FirstPageAsync(completed)).Values);

        await host.Client.RaiseEventAsync("one", "go", "output", Timeout);
        await host.Client.WaitForInstanceCompletionAsync("one", Timeout);

        Assert.Empty((await FirstPageAsync(running)).Values);
        OrchestrationMetadata done = Assert.Single((await FirstPageAsync(completed)).Values);
        Assert.Equal(("input", "output"), (done.ReadInputAs<string>(), done.ReadOutputAs<string>()));
    }

    [ConformanceFact(Sdk = "can't list ids")]
    public async Task ListInstanceIds_TellsEndedOnes_PageByPage()
    {
        await using DurableTaskTestHost host = await StartAsync(Simple);
        foreach (int i in Enumerable.Range(0, 5))
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", null, new StartOrchestrationOptions($"now-{i}"), Timeout);
            await host.Client.WaitForInstanceCompletionAsync($"now-{i}", Timeout);
        }

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("open"), Timeout);
        Page<string> first = await host.Client.ListInstanceIdsAsync(pageSize: 3, cancellation: Timeout);
        Page<string> second = await host.Client.ListInstanceIdsAsync(pageSize: 3, lastInstanceKey: first.ContinuationToken, cancellation: Timeout);

        Assert.Equal(["now-0", "now-1", "now-2", "now-3", "now-4"], first.Values.Concat(second.Values).Order(StringComparer.Ordinal));
        Assert.Null(second.ContinuationToken);
        Assert.Empty((await host.Client.ListInstanceIdsAsync([Status.Failed], cancellation: Timeout)).Values);
        Assert.Empty((await host.Client.ListInstanceIdsAsync(completedTimeFrom: Now.AddMinutes(1), cancellation: Timeout)).Values);
        Assert.Equal(5, (await host.Client.ListInstanceIdsAsync([Status.Completed], Now.AddHours(-1), Now.AddMinutes(1), cancellation: Timeout)).Values.Count);
    }

    [Fact]
    public async Task Pageable_MadeByHand_FetchesUntilThereIsNoToken()
    {
        List<(string? Token, int? Size)> asked = [];
        AsyncPageable<int> pageable = Pageable.Create<int>((token, size, _) =>
        {
            asked.Add((token, size));
            return Task.FromResult(new Page<int>([asked.Count], asked.Count < 3 ? $"t{asked.Count}" : null));
        });

        List<int> values = [];
        await foreach (int value in pageable)
        {
            values.Add(value);
        }

        Assert.Equal([1, 2, 3], values);
        Assert.Equal([(null, null), ("t1", null), ("t2", null)], asked);
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
