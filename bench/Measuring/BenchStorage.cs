using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Azurite;
using LeadToCash.Local.Storage.Embedded;

namespace LeadToCash.Bench.Measuring;

internal enum BenchStorageKind
{
    Embedded,
    Memory,
    Azurite,
}

/// <summary>A storage of a bench's own, gone when disposed.</summary>
internal sealed class BenchStorage : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IDisposable? _lease;
    private readonly AzuriteProcess? _azurite;

    private BenchStorage(BenchStorageKind kind, string folder, string connection, IDisposable? lease, AzuriteProcess? azurite)
    {
        Kind = kind;
        _folder = folder;
        ConnectionString = connection;
        _lease = lease;
        _azurite = azurite;
    }

    public BenchStorageKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>Size of its files; 0 of a memory.</summary>
    public long Bytes => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    public static async Task<BenchStorage> OpenAsync(BenchOptions options)
    {
        string folder = Path.GetFullPath(Path.Combine(options.DataFolder, Guid.NewGuid().ToString("N")));
        Directory.CreateDirectory(folder);
        if (options.Storage == BenchStorageKind.Azurite)
        {
            AzuriteProcess azurite = await AzuriteProcess.EnsureAsync(
                new AzuriteOptions
                {
                    DataFolder = folder,
                    InstallFolder = Path.Combine(options.DataFolder, "..", "azurite"),
                    TablePort = 0,
                    QueuePort = 0,
                },
                CancellationToken.None);
            return new(options.Storage, folder, azurite.ConnectionString, null, azurite);
        }

        string key = options.Storage == BenchStorageKind.Memory ? $"{StorageLocation.MemoryPrefix}{Guid.NewGuid():N}" : Path.Combine(folder, "storage.db");
        return new(options.Storage, folder, StorageLocation.EmbeddedConnectionString(key), EmbeddedStores.Lease(key), null);
    }

    /// <summary>The same kind of storage without anything of ours: what it can do at best.</summary>
    /// <param name="bodySize">Bytes in each row.</param>
    public IBareStorage OpenBare(int bodySize) => Kind switch
    {
        BenchStorageKind.Azurite => new BareTable(ConnectionString, bodySize),
        BenchStorageKind.Memory => new BareSqliteMemory(bodySize),
        _ => new BareSqliteFile(Path.Combine(_folder, $"bare-{Guid.NewGuid():N}.db"), bodySize),
    };

    public async ValueTask DisposeAsync()
    {
        _lease?.Dispose();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
