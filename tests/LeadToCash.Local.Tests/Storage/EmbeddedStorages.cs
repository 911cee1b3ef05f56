using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;

namespace LeadToCash.Local.Tests.Storage;

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
