using LeadToCash.Local.Storage.Azurite;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>The folder and the storage of a run.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly AzuriteProcess? _azurite;

    private Ground(DirectoryInfo folder, AzuriteProcess? azurite)
    {
        _folder = folder;
        _azurite = azurite;
    }

    /// <summary>What leads to Azurite; null on embedded storage.</summary>
    public string? Connection => _azurite?.ConnectionString;

    public static async Task<Ground> TakeAsync(bool onAzurite)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("leadtocash-crash-");
        AzuriteProcess? azurite = onAzurite
            ? await AzuriteProcess.EnsureAsync(
                new AzuriteOptions
                {
                    DataFolder = Path.Combine(folder.FullName, "azurite"),
                    InstallFolder = InstallFolder(),
                    TablePort = AppProcess.FreePort(),
                    QueuePort = AppProcess.FreePort(),
                },
                CancellationToken.None)
            : null;
        return new Ground(folder, azurite);
    }

    /// <summary>An app that has not been started; those of one name share their data.</summary>
    public Subject NewSubject(string name) => new(Path.Combine(_folder.FullName, name), name, Connection);

    public async ValueTask DisposeAsync()
    {
        await (_azurite?.DisposeAsync() ?? default);
        _folder.Delete(recursive: true);
    }

    /// <summary>Shared by all runs: what is installed there stays.</summary>
    private static string InstallFolder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LeadToCash.Functions.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? Path.GetTempPath(), ".local", "azurite");
    }
}
