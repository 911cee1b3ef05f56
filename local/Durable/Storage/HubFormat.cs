using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>The version of a task hub's tables as a whole, in a row beside the lease.</summary>
internal static class HubFormat
{
    /// <summary>Raised when tables change so that older programs must not touch them.</summary>
    internal const int Version = 1;

    /// <summary>Marks a new hub; refuses one that a newer version has marked.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    internal static async Task CheckAsync(TableClient table, StorageCalls calls, string hub, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> found = await calls.RunAsync(
            stop => table.GetEntityIfExistsAsync<TableEntity>("hub", "format", cancellationToken: stop), cancellation);
        if (!found.HasValue)
        {
            var row = new TableEntity("hub", "format") { ["Version"] = Version };
            await calls.RunAsync(stop => table.UpsertEntityAsync(row, TableUpdateMode.Replace, stop), cancellation);
        }
        else if (found.Value!.GetInt32("Version") is > Version and var newer)
        {
            throw new InvalidOperationException(
                $"Task hub '{hub}' was written by a newer version (format {newer}; this one knows up to {Version}). Update, or use another hub name.");
        }
    }
}
