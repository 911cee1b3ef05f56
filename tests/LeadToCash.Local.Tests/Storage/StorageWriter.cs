using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>Writes rows, transactions and messages, and prints each once it is acknowledged; a test kills it in the middle.</summary>
internal static class StorageWriter
{
    public const string Name = "crash";

    public static async Task<int> RunAsync(string connectionString)
    {
        TableClient table = new(connectionString, Name);
        QueueClient queue = new(connectionString, Name);
        await table.CreateIfNotExistsAsync();
        await queue.CreateIfNotExistsAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteAsync(table, queue, writer)));
        return 0;
    }

    private static async Task WriteAsync(TableClient table, QueueClient queue, int writer)
    {
        for (int i = 0; ; i++)
        {
            string key = $"{writer}-{i}";
            await table.AddEntityAsync(new TableEntity("single", key) { ["N"] = i });
            Console.WriteLine($"row {key}");
            await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, new TableEntity(key, "first") { ["N"] = i }),
                new(TableTransactionActionType.Add, new TableEntity(key, "second") { ["N"] = i }),
            ]);
            Console.WriteLine($"pair {key}");
            await queue.SendMessageAsync(key);
            Console.WriteLine($"message {key}");
        }
    }
}
