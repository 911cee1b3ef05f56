using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>The version of a task hub's tables as a whole, in a row beside the lease.</summary>
internal sealed class HubFormat(TableClient active, TableClient instances, StorageCalls calls, string hub)
{
    /// <summary>Raised when tables change so that older programs must not touch them.</summary>
    internal const int Version = 2;

    /// <summary>Refuses a hub that a newer version has marked.</summary>
    /// <returns>Whether it is of this version; else <see cref="BringOverAsync"/> makes it so, once the hub is held.</returns>
    /// <exception cref="InvalidOperationException">A newer version has marked it.</exception>
    internal async Task<bool> IsPresentAsync(CancellationToken cancellation)
    {
        TableEntity? found = await ReadAsync(cancellation);
        return found?.GetInt32("Version") is not (> Version and var newer)
            ? IsPresent(found)
            : throw new InvalidOperationException(
                $"Task hub '{hub}' was written by a newer version (format {newer}; this one knows up to {Version}). Update, or use another hub name.");
    }

    /// <summary>Marks a new hub, and brings over one of an earlier version; broken off, it goes on at the next start.</summary>
    internal async Task BringOverAsync(CancellationToken cancellation)
    {
        TableEntity? found = await ReadAsync(cancellation);
        if (found is not null && !IsPresent(found))
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

    private static bool IsPresent(TableEntity? found) => found?.GetInt32("Version") == Version && found.GetBoolean("IsMoving") is not true;

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
