using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Azurite;
using LeadToCash.Local.Storage.Embedded;

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

/// <summary>Embedded storage in memory.</summary>
public sealed class MemoryStorage : StorageFixture
{
    private IDisposable? _lease;

    public override Task InitializeAsync()
    {
        string key = $"{StorageLocation.MemoryPrefix}{UniqueName("test")}";
        ConnectionString = StorageLocation.EmbeddedConnectionString(key);
        _lease = EmbeddedStores.Lease(key);
        return Task.CompletedTask;
    }

    public override Task DisposeAsync()
    {
        _lease?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Embedded storage in a file, deleted afterwards.</summary>
public sealed class FileStorage : StorageFixture
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadtocash-storage-");
    private IDisposable? _lease;

    public string Path => System.IO.Path.Combine(_folder.FullName, "storage.db");

    public override Task InitializeAsync()
    {
        ConnectionString = StorageLocation.EmbeddedConnectionString(Path);
        _lease = EmbeddedStores.Lease(Path);
        return Task.CompletedTask;
    }

    public override Task DisposeAsync()
    {
        _lease?.Dispose();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>Azurite, one for all test classes of the process, on free ports; it ends with the process.</summary>
public sealed class AzuriteStorage : StorageFixture
{
    private static readonly Lazy<Task<AzuriteProcess>> Shared = new(StartAsync);

    public override async Task InitializeAsync() => ConnectionString = (await Shared.Value).ConnectionString;

    public override Task DisposeAsync() => Task.CompletedTask;

    private static async Task<AzuriteProcess> StartAsync()
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("leadtocash-azurite-");
        AzuriteProcess azurite = await AzuriteProcess.EnsureAsync(
            new AzuriteOptions
            {
                DataFolder = data.FullName,
                InstallFolder = CacheFolder("azurite"),
                TablePort = 0,
                QueuePort = 0,
            },
            CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            azurite.DisposeAsync().AsTask().GetAwaiter().GetResult();
            data.Delete(recursive: true);
        };
        return azurite;
    }

    /// <summary>A folder that test runs share, for what is installed once.</summary>
    internal static string CacheFolder(string name)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LeadToCash.Functions.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? Path.GetTempPath(), ".local", name);
    }
}
