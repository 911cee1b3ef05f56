using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>However often an instance starts over, it takes the room of one generation.</summary>
public abstract class ContinueAsNewStorageTests(StorageFixture storage, int generations) : EngineSuite(storage)
{
    [Fact]
    public async Task ContinueAsNew_LeavesNoRowsOfEarlierGenerations()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Bulky", (_, n) => new string((char)('a' + n), 20_000))
            .AddOrchestratorFunc<int, int>("Long", async (context, n) =>
            {
                await context.CallActivityAsync<string>("Bulky", n);
                await context.CallActivityAsync<string>("Bulky", n);
                if (n < 9)
                {
                    context.ContinueAsNew(n + 1);
                    return 0;
                }

                await context.WaitForExternalEvent<string>("go");
                return n;
            }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Long", Timeout);
        await host.WhenIdleAsync(Timeout);

        Assert.InRange(await RowsOfAsync(id), 2, 4);
        await host.Client.RaiseEventAsync(id, "go", null, Timeout);
        await host.Client.WaitForInstanceCompletionAsync(id, Timeout);
        await host.Client.PurgeInstanceAsync(id, Timeout);
        Assert.Equal(0, await RowsOfAsync(id));
    }

    [Fact]
    public async Task ContinueAsNew_ThousandsOfTimes_LeavesOneSmallRow()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int>("Spin", async (context, n) =>
        {
            if (n < generations)
            {
                context.ContinueAsNew(n + 1);
            }
            else
            {
                await context.WaitForExternalEvent<string>("go");
            }
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Spin", 0, Timeout);
        await host.WhenIdleAsync(Timeout);

        LeadToCash.Local.Durable.InstanceRecord? record = await host.Hub.ReadInstanceAsync(id, Timeout);
        Assert.Equal(1, await RowsOfAsync(id));
        Assert.InRange(record!.History.Count, 1, 4);
        Assert.Equal(JsonSerializer.Serialize(generations), record.State.Execution.Input);
    }
}

public sealed class ContinueAsNewStorageInMemory(MemoryStorage storage) : ContinueAsNewStorageTests(storage, 10_000), IClassFixture<MemoryStorage>;

public sealed class ContinueAsNewStorageOnAzurite(AzuriteStorage storage) : ContinueAsNewStorageTests(storage, 1_000), IClassFixture<AzuriteStorage>;
