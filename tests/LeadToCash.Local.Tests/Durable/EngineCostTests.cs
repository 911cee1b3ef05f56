using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>
/// What an orchestration costs in storage requests, as docs/capacity.md says: the numbers that decide how fast it is on every storage. Nothing is
/// counted by the clock: what arrives together, and so is committed together, is a range.
/// </summary>
public abstract class EngineCostTests(StorageFixture storage)
{
    private readonly string _hub = StorageFixture.UniqueName("hub");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Chain_OfActivities_TakesOneCommitMoreThanActivities(int activities)
    {
        await using DurableTaskTestHost host = await StartAsync();

        StorageRequests requests = await host.CountRequestsAsync(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Chain", activities));

        AssertCommits(activities + 1, requests);
        Assert.InRange(requests.To(_hub + "Active").Transactions + requests.To(_hub + "Active").Writes, 1, 3);
    }

    [Fact]
    public async Task FanOut_TakesACommitForItsStart_AndOneForEachGroupOfResults()
    {
        await using DurableTaskTestHost host = await StartAsync();

        StorageRequests requests = await host.CountRequestsAsync(() => host.Client.ScheduleNewOrchestrationInstanceAsync("FanOut", 20));

        StorageRequests ofInstance = requests.To(_hub + "Instances");
        Assert.Equal(0, ofInstance.Reads + ofInstance.Queries);
        Assert.InRange(ofInstance.Writes + ofInstance.Transactions, 2, 21);
    }

    [Fact]
    public async Task Event_ToAWarmInstance_TakesOneCommit()
    {
        await using DurableTaskTestHost host = await StartAsync();
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");

        AssertCommits(1, await host.CountRequestsAsync(() => host.Client.RaiseEventAsync(id, "Paid", 1)));
    }

    [Fact]
    public async Task Event_ToAColdInstance_TakesOneReadAndOneCommit()
    {
        string id;
        await using (DurableTaskTestHost host = await StartAsync())
        {
            id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
            await host.WhenIdleAsync();
        }

        await using DurableTaskTestHost next = await StartAsync();
        StorageRequests requests = await next.CountRequestsAsync(() => next.Client.RaiseEventAsync(id, "Paid", 1));

        AssertCommits(1, requests, reads: 1);
    }

    [Fact]
    public async Task End_ThatSomebodyWaitsFor_IsToldWithoutARead()
    {
        await using DurableTaskTestHost host = await StartAsync();

        StorageRequests requests = await host.CountRequestsAsync(async () =>
        {
            string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 0);
            await host.WhenIdleAsync();
            await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        });

        AssertCommits(1, requests);
    }

    private void AssertCommits(int commits, StorageRequests requests, int reads = 0)
    {
        StorageRequests ofInstance = requests.To(_hub + "Instances");
        Assert.True(
            (commits, reads, commits + reads) == (ofInstance.Writes + ofInstance.Transactions, ofInstance.Reads, ofInstance.Total),
            $"{commits} commits and {reads} reads expected, but asked were:\n{requests}");
    }

    private Task<DurableTaskTestHost> StartAsync() => DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddActivityFunc<int, int>("Step", (_, n) => n)
            .AddOrchestratorFunc<int>("Chain", async (context, activities) =>
            {
                for (int i = 0; i < activities; i++)
                {
                    await context.CallActivityAsync("Step", i);
                }
            })
            .AddOrchestratorFunc<int>("FanOut", (context, activities) => Task.WhenAll(Enumerable.Range(0, activities).Select(i => context.CallActivityAsync("Step", i))))
            .AddOrchestratorFunc("Wait", async context =>
            {
                await context.WaitForExternalEvent<int>("Paid");
                await context.WaitForExternalEvent<int>("Paid");
            }),
        new DurableTaskTestHostOptions
        {
            ConfigureServices = services => services
                .AddSingleton(new TableServiceClient(storage.ConnectionString))
                .AddSingleton(new TaskHubOptions { HubName = _hub }),
        });
}

/// <inheritdoc/>
public sealed class EngineCostInMemory(MemoryStorage storage) : EngineCostTests(storage), IClassFixture<MemoryStorage>;

/// <inheritdoc/>
public sealed class EngineCostOnAzurite(AzuriteStorage storage) : EngineCostTests(storage), IClassFixture<AzuriteStorage>;
