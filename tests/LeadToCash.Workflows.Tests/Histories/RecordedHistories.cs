using LeadToCash.Local.Testing;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Workflows.Tests.Histories;

/// <summary>
/// The histories of orchestrators that are or were released, one file for each scenario, beside this file. They are made by the scenarios' tests
/// when <c>RECORD_HISTORIES</c> is 1, and never overwritten: a file is deleted when no instance like it can be in flight any more.
/// </summary>
internal static class RecordedHistories
{
    private const string Folder = "Histories";

    /// <summary>Keeps what instances of a scenario have gone through so far, if histories are being recorded.</summary>
    public static async Task KeepAsync(DurableTaskTestHost host, string scenario, params string[] instanceIds)
    {
        if (Environment.GetEnvironmentVariable("RECORD_HISTORIES") is not "1")
        {
            return;
        }

        await host.WhenIdleAsync();
        foreach (string instanceId in instanceIds)
        {
            HistoryRecording recording = await host.RecordHistoryAsync(instanceId);
            string path = Path.Combine(SourceFolder(), recording.Orchestrator, scenario + ".json");
            if (!File.Exists(path))
            {
                recording.Save(path);
            }
        }
    }

    /// <summary>The recordings of one orchestrator, or of all, as paths below the folder of histories.</summary>
    public static IEnumerable<string> Files(string orchestrator = "")
    {
        string all = Path.Combine(AppContext.BaseDirectory, Folder);
        string folder = Path.Combine(all, orchestrator);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(all, file)).Order(StringComparer.Ordinal)
            : [];
    }

    public static HistoryRecording Load(string file) => HistoryRecording.Load(Path.Combine(AppContext.BaseDirectory, Folder, file));

    private static string SourceFolder()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "LeadToCash.Functions.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Histories are recorded inside the repository only.");
        }

        return Path.Combine(root.FullName, "tests", "LeadToCash.Workflows.Tests", Folder);
    }
}
