using System.Globalization;
using LeadToCash.Local.Storage.Azurite;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>The folder and the storage of a run.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadtocash-crash-");
    private AzuriteProcess? _azurite;

    /// <summary>Between the apps and Azurite, if it is wanted.</summary>
    public DisturbingProxy? Proxy { get; private set; }

    /// <summary>What leads to Azurite itself; null on embedded storage.</summary>
    public string? Connection => _azurite?.ConnectionString;

    /// <param name="onAzurite">Whether Azurite is wanted; else every app has embedded storage.</param>
    /// <param name="seed">The seed of disturbances; null for none.</param>
    public static async Task<Ground> TakeAsync(bool onAzurite, int? seed = null)
    {
        Ground ground = new();
        if (onAzurite)
        {
            AzuriteOptions options = new()
            {
                DataFolder = Path.Combine(ground._folder.FullName, "azurite"),
                InstallFolder = InstallFolder(),
                TablePort = 0,
                QueuePort = 0,
            };
            ground._azurite = await AzuriteProcess.EnsureAsync(options, CancellationToken.None);
            ground.Proxy = seed is { } given ? await DisturbingProxy.StartAsync(ground._azurite.ConnectionString, given) : null;
        }

        return ground;
    }

    /// <summary>An app that has not been started; those of one name share their data.</summary>
    public SubjectApp NewSubject(string name) => new(Path.Combine(_folder.FullName, name), name, Proxy?.ConnectionString ?? Connection, Connection);

    /// <summary>Stops Azurite, as a machine without memory or a full disk does, and lets it go on.</summary>
    public static async Task PauseAzuriteAsync(TimeSpan pause)
    {
        int[] processes = [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(IsOwnAzurite).Select(id => int.Parse(id!, CultureInfo.InvariantCulture))];
        Array.ForEach(processes, id => AppProcess.Send(id, Signal.Stop));
        await Task.Delay(pause);
        Array.ForEach(processes, id => AppProcess.Send(id, Signal.Continue));
    }

    public async ValueTask DisposeAsync()
    {
        await (Proxy?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
        _folder.Delete(recursive: true);
    }

    private static bool IsOwnAzurite(string? process)
    {
        try
        {
            string stat = int.TryParse(process, CultureInfo.InvariantCulture, out _) ? File.ReadAllText($"/proc/{process}/stat") : "";
            return stat.Contains("(node) ", StringComparison.Ordinal)
                && stat[stat.LastIndexOf(')')..].Split(' ')[2] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false; // it ended meanwhile
        }
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
