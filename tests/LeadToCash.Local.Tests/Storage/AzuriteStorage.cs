using LeadToCash.Local.Storage.Azurite;

namespace LeadToCash.Local.Tests.Storage;

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
