using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Bench.Measuring;

namespace LeadToCash.Bench.Storages;

/// <summary>One kind of request and what comes nearest to it without our code.</summary>
/// <param name="Name">The figures are named by it.</param>
/// <param name="RunAsync">Makes the request, by caller and count.</param>
/// <param name="BareAsync">Does the same to a bare storage.</param>
internal sealed record StorageOperation(string Name, Func<string, int, Task> RunAsync, Func<IBareStorage, string, int, Task> BareAsync)
{
    private const string Stored = "stored";

    /// <summary>The requests that the system lives on.</summary>
    public static async Task<IReadOnlyList<StorageOperation>> PrepareAsync(BenchStorage storage, IBareStorage bare, byte[] body)
    {
        TableClient table = new(storage.ConnectionString, "bench");
        await table.CreateIfNotExistsAsync();
        await table.UpsertEntityAsync(Row(Stored, 0));
        await bare.CommitAsync(Stored, rows: 1);
        QueueClient queue = new(storage.ConnectionString, "bench");
        await queue.CreateIfNotExistsAsync();
        string text = Convert.ToBase64String(body);
        return
        [
            new("get", (_, _) => table.GetEntityAsync<TableEntity>(Stored, "0"), (bare, _, _) => bare.ReadAsync(Stored)),
            new("add", (key, _) => table.AddEntityAsync(Row(key, 0)), (bare, key, _) => bare.CommitAsync(key, rows: 1)),
            new("transaction-of-5", (key, _) => table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(row => new TableTransactionAction(TableTransactionActionType.Add, Row(key, row)))), (bare, key, _) => bare.CommitAsync(key, rows: 5)),
            new("queue-send", (_, _) => queue.SendMessageAsync(text), (bare, key, _) => bare.CommitAsync(key, rows: 1)),
            new("queue-receive-delete", (_, _) => TakeAsync(queue), BareTakeAsync),
        ];

        TableEntity Row(string key, int row) => new(key, $"{row}") { ["Body"] = body };
    }

    private static async Task TakeAsync(QueueClient queue)
    {
        QueueMessage message = await queue.ReceiveMessageAsync() ?? throw new InvalidOperationException("The queue ran empty; as many messages are received as were sent.");
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    private static async Task BareTakeAsync(IBareStorage bare, string key, int count)
    {
        await bare.CommitAsync(key, rows: 1);
        await bare.CommitAsync(key, rows: 1);
    }
}
