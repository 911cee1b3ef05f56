using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OrderManagement;

/// <summary>
/// Moves an order to the list of its stage, in one transaction that its place row fences: an older version never overwrites a newer one, and an event that is shown twice
/// changes nothing.
/// </summary>
public sealed class OrderListRows(CaseTables tables)
{
    private const int MaximumAttempts = 50;

    private readonly TableClient _table = tables.Named("orderlists");

    /// <summary>Moves an order. Two requests while it stays in its stage, four when it changes it; more if others change to the same stage.</summary>
    /// <param name="row">How it stands.</param>
    /// <param name="version">Version of the case that is shown.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task MoveAsync(OrderRow row, long version, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            TableEntity? known = await FindAsync(OrderListKeys.Place(row.OrderId), cancellationToken);
            if (known?.GetInt64("Version") >= version)
            {
                return;
            }

            List<TableTransactionAction> moves = [.. Placed(row, version, known)];
            if (StageOf(known) != row.Stage)
            {
                await CountAsync(moves, row, StageOf(known), cancellationToken);
            }

            try
            {
                await _table.SubmitTransactionAsync(moves, cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412 && attempt < MaximumAttempts)
            {
                // Another order came to the same stage at the same time; read the counts again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(attempt * 4)), cancellationToken);
            }
        }
    }

    private async Task<TableEntity?> FindAsync(string key, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(OrderListKeys.Partition, key, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static OrderStage? StageOf(TableEntity? place) => (OrderStage?)place?.GetInt32("Stage");

    private static IEnumerable<TableTransactionAction> Placed(OrderRow row, long version, TableEntity? known)
    {
        string key = OrderListKeys.Listed(row);
        TableEntity place = new(OrderListKeys.Partition, OrderListKeys.Place(row.OrderId)) { ["Version"] = version, ["Stage"] = (int)row.Stage, ["Key"] = key };
        yield return known is null ? new(TableTransactionActionType.Add, place) : new(TableTransactionActionType.UpdateReplace, place, known.ETag);
        yield return new(TableTransactionActionType.UpsertReplace, CaseRows.WithJson(new TableEntity(OrderListKeys.Partition, key), JsonSerializer.Serialize(row, CaseJson.Options)));
        if (known?.GetString("Key") is { } before && before != key)
        {
            yield return new(TableTransactionActionType.Delete, new TableEntity(OrderListKeys.Partition, before), ETag.All);
        }
    }

    private async Task CountAsync(List<TableTransactionAction> moves, OrderRow row, OrderStage? before, CancellationToken cancellationToken)
    {
        moves.Add(await CountedAsync(OrderListKeys.Count(row.Stage, row.OrderId), 1, cancellationToken));
        if (before is { } left)
        {
            moves.Add(await CountedAsync(OrderListKeys.Count(left, row.OrderId), -1, cancellationToken));
        }
    }

    private async Task<TableTransactionAction> CountedAsync(string key, int more, CancellationToken cancellationToken)
    {
        TableEntity? row = await FindAsync(key, cancellationToken);
        TableEntity count = new(OrderListKeys.Partition, key) { ["Orders"] = (row?.GetInt32("Orders") ?? 0) + more };
        return row is null ? new(TableTransactionActionType.Add, count) : new(TableTransactionActionType.UpdateReplace, count, row.ETag);
    }
}
