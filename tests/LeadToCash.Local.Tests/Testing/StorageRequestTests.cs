using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>Requests are counted alike on every storage.</summary>
public abstract class StorageRequestTests(StorageFixture storage)
{
    [Fact]
    public async Task Requests_AreCountedByKindAndByTableOrQueue()
    {
        TableClient table = await storage.NewTableAsync();
        TableClient other = await storage.NewTableAsync();
        QueueClient queue = await storage.NewQueueAsync();

        StorageRequests requests = await StorageRequests.CountAsync(storage.ConnectionString, async () =>
        {
            await table.AddEntityAsync(new TableEntity("p", "1"));
            await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "2")), new(TableTransactionActionType.Add, new TableEntity("p", "3"))]);
            await table.GetEntityIfExistsAsync<TableEntity>("p", "missing");
            await table.GetEntityAsync<TableEntity>("p", "1");
            await table.DeleteEntityAsync("p", "1");
            _ = await table.QueryAsync<TableEntity>().ToListAsync();
            await other.UpsertEntityAsync(new TableEntity("p", "1"));
            await queue.SendMessageAsync("hello");
            await queue.ReceiveMessagesAsync();
        });

        StorageRequests ofTable = requests.To(table.Name);
        Assert.Equal((2, 1, 2, 1, 6), (ofTable.Reads, ofTable.Queries, ofTable.Writes, ofTable.Transactions, ofTable.Total));
        Assert.Equal((1, 1), (requests.To(other.Name).Writes, requests.To(other.Name).Total));
        Assert.Equal((2, 2), (requests.To(queue.Name).QueueRequests, requests.To(queue.Name).Total));
        Assert.Contains($"2 table.write {table.Name}", requests.ToString());
    }
}

/// <inheritdoc/>
public sealed class StorageRequestsToMemory(MemoryStorage storage) : StorageRequestTests(storage), IClassFixture<MemoryStorage>
{
    [Fact]
    public async Task Requests_ToAnotherStorage_AreNotCounted()
    {
        await using BillingHost other = await BillingHost.StartAsync();

        StorageRequests requests = await StorageRequests.CountAsync("EmbeddedStorage=:memory:untouched", async () =>
        {
            await other.BeginAsync();
            await other.Host.WhenIdleAsync();
        });

        Assert.Equal(0, requests.Total);
        Assert.Empty(requests.Resources);
    }
}

/// <inheritdoc/>
public sealed class StorageRequestsToAzurite(AzuriteStorage storage) : StorageRequestTests(storage), IClassFixture<AzuriteStorage>;
