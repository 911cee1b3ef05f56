using Azure.Data.Tables;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>What a run leaves in storage after its app was told to stop.</summary>
internal static class Leftovers
{
    /// <summary>Stops the app as Ctrl-C does, and looks for ids that are still called unfinished and for rows that nothing refers to.</summary>
    public static async Task StopAndFindAsync(SubjectApp subject, CrashFigures figures)
    {
        subject.App.Send(Signal.Terminate);
        if (await subject.App.ExitAsync(TimeSpan.FromSeconds(60)) is not 0 and var exit)
        {
            figures.Faults.Add($"The process did not stop when it was told to ({exit}):\n{subject.App.Output}");
            return;
        }

        using IDisposable? lease = StorageLocation.Parse(subject.Connection).EmbeddedKey is { } key ? EmbeddedStores.Lease(key) : null;
        TableServiceClient tables = new(subject.Connection);
        List<TableEntity> index = await ReadAsync(tables.GetTableClient(subject.Hub + "Active"), "PartitionKey eq 'active'");
        figures.Faults.AddRange(index.Select(row => $"{row.RowKey} is still in the index of unfinished instances."));
        List<TableEntity> rows = await ReadAsync(tables.GetTableClient(subject.Hub + "Instances"), filter: null);
        HashSet<string> instances = new(rows.Where(row => row.RowKey.StartsWith("state:", StringComparison.Ordinal)).Select(row => row.PartitionKey), StringComparer.Ordinal);
        figures.Instances = instances.Count;
        figures.Orphans = rows.Count(row => !instances.Contains(row.PartitionKey));
    }

    private static async Task<List<TableEntity>> ReadAsync(TableClient table, string? filter)
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"]))
        {
            rows.Add(row);
        }

        return rows;
    }
}
