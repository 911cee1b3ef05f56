using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>A hub of format 1, whose row keys did not name the instance, is brought over at the start.</summary>
public abstract class FormerHubTests(StorageFixture storage) : EngineSuite(storage)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hub_OfFormat1_GoesOnWithAllItHolds(bool brokenOffBefore)
    {
        string[] ids = ["a:b", "1:2", "what/ever", Guid.NewGuid().ToString("N")];
        await using (DurableTaskTestHost before = await StartAsync(Tasks))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Echo", Text(3), new StartOrchestrationOptions("ended"), Timeout);
            await before.Client.WaitForInstanceCompletionAsync("ended", Timeout);
            foreach (string id in ids)
            {
                await before.Client.ScheduleNewOrchestrationInstanceAsync("WaitTwice", Text(2), new StartOrchestrationOptions(id), Timeout);
                await before.Client.RaiseEventAsync(id, "Go", Text(5), Timeout);
            }
        }

        await MakeFormat1Async(leave: brokenOffBefore ? ids[0] : null);

        await using DurableTaskTestHost now = await StartAsync(Tasks);
        OrchestrationMetadata ended = (await now.Client.GetInstanceAsync("ended", getInputsAndOutputs: true, Timeout))!;
        Assert.Equal(Text(3), ended.ReadOutputAs<string>());
        foreach (string id in ids)
        {
            await now.Client.RaiseEventAsync(id, "Go", Text(1), Timeout);
            OrchestrationMetadata done = await now.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, Timeout);
            Assert.Equal(Text(2).Length + Text(5).Length + Text(1).Length, done.ReadOutputAs<int>());
        }

        List<string> keys = await RowKeysAsync();
        Assert.All(keys, key => Assert.Equal(2, key.Split(':', 2).Length));
        Assert.Equal(5, keys.Count(key => key.StartsWith(TableKey.States.First, StringComparison.Ordinal)));
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Echo", (_, text) => text)
        .AddOrchestratorFunc<string, int>("WaitTwice", async (context, text) =>
            text!.Length + (await context.WaitForExternalEvent<string>("Go"))!.Length + (await context.WaitForExternalEvent<string>("Go"))!.Length);

    /// <summary>Longer than a state row has room for.</summary>
    private static string Text(int times) => new('x', times * 20_000);

    /// <summary>Gives the rows their former keys, but for those of one instance, as if a start had been broken off after it.</summary>
    private async Task MakeFormat1Async(string? leave)
    {
        await Table("Active").UpsertEntityAsync(
            leave is null ? new TableEntity("hub", "format") { ["Version"] = 1 } : new TableEntity("hub", "format") { ["Version"] = 2, ["IsMoving"] = true });
        await foreach (TableEntity row in Table("Instances").QueryAsync<TableEntity>(cancellationToken: Timeout))
        {
            string former = row.RowKey.Replace($":{row.PartitionKey}", string.Empty, StringComparison.Ordinal);
            if (former != row.RowKey && row.PartitionKey != leave)
            {
                await Table("Instances").SubmitTransactionAsync(
                    [new(TableTransactionActionType.Add, new TableEntity(row) { RowKey = former }), new(TableTransactionActionType.Delete, row, ETag.All)], Timeout);
            }
        }
    }

    private async Task<List<string>> RowKeysAsync()
    {
        List<string> keys = [];
        await foreach (TableEntity row in Table("Instances").QueryAsync<TableEntity>(cancellationToken: Timeout))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}

/// <inheritdoc/>
public sealed class FormerHubInMemory(MemoryStorage storage) : FormerHubTests(storage), IClassFixture<MemoryStorage>;

/// <inheritdoc/>
public sealed class FormerHubOnAzurite(AzuriteStorage storage) : FormerHubTests(storage), IClassFixture<AzuriteStorage>;
