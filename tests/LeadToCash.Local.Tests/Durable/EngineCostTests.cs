using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>What an orchestration costs in storage requests: the number that decides how fast it is on every storage.</summary>
public sealed class EngineCostTests(MemoryStorage storage) : IClassFixture<MemoryStorage>
{
    [Fact]
    public async Task Chain_OfFiveActivities_TakesOneCommitMore_AndOneEntryInTheIndex()
    {
        await using DurableTaskTestHost host = await StartAsync();

        Assert.Equal(5 + 1 + 1, await CostAsync(host, "Chain"));
    }

    private static async Task<long> CostAsync(DurableTaskTestHost host, string orchestrator)
    {
        long before = host.Hub.StorageRequests;
        await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator);
        await host.WhenIdleAsync();
        return host.Hub.StorageRequests - before;
    }

    private Task<DurableTaskTestHost> StartAsync() => DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddActivityFunc<int, int>("Step", (_, n) => n)
            .AddOrchestratorFunc("Chain", async context =>
            {
                for (int i = 0; i < 5; i++)
                {
                    await context.CallActivityAsync("Step", i);
                }
            }),
        new DurableTaskTestHostOptions
        {
            ConfigureServices = services => services
                .AddSingleton(new TableServiceClient(storage.ConnectionString))
                .AddSingleton(new TaskHubOptions { HubName = StorageFixture.UniqueName("hub") }),
        });
}
