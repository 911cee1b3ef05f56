using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>Hubs of format 1 had row keys that did not name the instance: <c>state</c>, <c>history:…</c>. Each such row is moved to its present key.</summary>
internal sealed class FormerRowKeys(TableClient instances, StorageCalls calls)
{
    /// <summary>Walks the table once; rows that have been moved already are left alone.</summary>
    internal async Task ReplaceAsync(CancellationToken cancellation)
    {
        await foreach (TableEntity row in instances.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (PresentKey(row) is { } key)
            {
                TableEntity moved = new(row) { RowKey = key };
                TableTransactionAction[] move =
                    [new(TableTransactionActionType.UpsertReplace, moved), new(TableTransactionActionType.Delete, row, ETag.All)];
                await calls.RunAsync(stop => instances.SubmitTransactionAsync(move, stop), cancellation);
            }
        }
    }

    /// <summary>The key that a row should have; null when it has it.</summary>
    private static string? PresentKey(TableEntity row)
    {
        string[] parts = row.RowKey.Split(':');
        return parts switch
        {
            ["state"] => TableKey.State(row.PartitionKey),
            [("history" or "input" or "output" or "outbox") and var kind, var number, var index] => $"{kind}:{row.PartitionKey}:{number}:{index}",
            _ => null,
        };
    }
}
