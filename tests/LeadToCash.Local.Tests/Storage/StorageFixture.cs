using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>A storage to test on, of its own for each test class.</summary>
public abstract class StorageFixture : IAsyncLifetime
{
    private static int _names;

    /// <summary>What a client, an engine or a host needs to use it.</summary>
    public string ConnectionString { get; protected set; } = "";

    public async Task<TableClient> NewTableAsync()
    {
        TableClient table = new(ConnectionString, UniqueName("t"));
        await table.CreateAsync();
        return table;
    }

    public async Task<QueueClient> NewQueueAsync(QueueMessageEncoding encoding = QueueMessageEncoding.None)
    {
        QueueClient queue = new(ConnectionString, UniqueName("q"), new QueueClientOptions { MessageEncoding = encoding });
        await queue.CreateAsync();
        return queue;
    }

    /// <summary>A name that no other test uses, right for tables and queues.</summary>
    public static string UniqueName(string prefix) => $"{prefix}{Environment.ProcessId}x{Interlocked.Increment(ref _names)}x{Guid.NewGuid().ToString("N")[..8]}";

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();
}
