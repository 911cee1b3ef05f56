using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>The version of a task hub's tables as a whole, in a row beside the lease.</summary>
internal sealed class HubFormat(TableClient active, TableClient instances, StorageCalls calls, string hub)
{
    /// <summary>Raised when tables change so that older programs must not touch them.</summary>
    internal const int Version = 2;

    /// <summary>Refuses a hub that a newer version has marked.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    internal async Task CheckAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(cancellation) is { } found && found.GetInt32("Version") is > Version and var newer)
        {
            throw new InvalidOperationException(
                $"Task hub '{hub}' was written by a newer version (format {newer}; this one knows up to {Version}). Update, or use another hub name.");
        }
    }

    /// <summary>Marks a new hub, and brings over one of an earlier version; broken off, it goes on at the next start.</summary>
    internal async Task BringOverAsync(CancellationToken cancellation)
    {
        TableEntity? found = await ReadAsync(cancellation);
        if (found?.GetInt32("Version") == 1 || found?.GetBoolean("IsMoving") is true)
        {
            // Marked first, so that no older program takes the hub for its own half-way.
            await WriteAsync(isMoving: true, cancellation);
            await new FormerRowKeys(instances, calls).ReplaceAsync(cancellation);
            await WriteAsync(isMoving: false, cancellation);
        }
        else if (found is null)
        {
            await WriteAsync(isMoving: false, cancellation);
        }
    }

    private async Task<TableEntity?> ReadAsync(CancellationToken cancellation)
    {
        NullableResponse<TableEntity> row = await calls.RunAsync(
            stop => active.GetEntityIfExistsAsync<TableEntity>("hub", "format", cancellationToken: stop), cancellation);
        return row.HasValue ? row.Value : null;
    }

    private async Task WriteAsync(bool isMoving, CancellationToken cancellation)
    {
        var row = new TableEntity("hub", "format") { ["Version"] = Version, ["IsMoving"] = isMoving };
        await calls.RunAsync(stop => active.UpsertEntityAsync(row, TableUpdateMode.Replace, stop), cancellation);
    }
}
