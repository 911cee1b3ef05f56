using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OpenItems;

/// <summary>
/// Moves an item in all lists and sums to where it stands now, in one transaction that its place row fences: an older version never overwrites a newer one, and an
/// event that is shown twice changes nothing.
/// </summary>
public sealed class OpenItemRows(CaseTables tables)
{
    private const int MaximumAttempts = 50;

    private readonly TableClient _table = tables.Named("openitems");

    /// <summary>Moves an item. Four requests, more if others write to the same sums.</summary>
    /// <param name="now">Where it stands now.</param>
    /// <param name="item">What lists show of it; null for money on account, which is in no list.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task MoveAsync(OpenItemPlace now, OpenItem? item, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            TableEntity? known = await FindAsync(OpenItemKeys.Place(now.Id), cancellationToken);
            OpenItemPlace? before = known is null ? null : JsonSerializer.Deserialize<OpenItemPlace>(CaseRows.Json(known), CaseJson.Options);
            if (before?.Version >= now.Version)
            {
                return;
            }

            List<TableTransactionAction> moves = [Placed(now, known), .. Listed(before, now, item)];
            await AddSumsAsync(moves, before, now, cancellationToken);
            try
            {
                await _table.SubmitTransactionAsync(moves, cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412 && attempt < MaximumAttempts)
            {
                // Another item of the same day or customer moved at the same time; read the sums again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(attempt * 4)), cancellationToken);
            }
        }
    }

    private async Task<TableEntity?> FindAsync(string key, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(OpenItemKeys.Partition, key, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static TableTransactionAction Placed(OpenItemPlace now, TableEntity? known)
    {
        TableEntity row = CaseRows.WithJson(new TableEntity(OpenItemKeys.Partition, OpenItemKeys.Place(now.Id)), JsonSerializer.Serialize(now, CaseJson.Options));
        return known is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, known.ETag);
    }

    /// <summary>The rows of the lists: new ones written, old ones deleted.</summary>
    private static IEnumerable<TableTransactionAction> Listed(OpenItemPlace? before, OpenItemPlace now, OpenItem? item)
    {
        string[] old = before is null or { Owed.IsZero: true } ? [] : KeysOf(before);
        string[] keys = item is null || now.Owed.IsZero ? [] : KeysOf(now);
        string json = JsonSerializer.Serialize(item, CaseJson.Options);
        return
        [
            .. keys.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, CaseRows.WithJson(new TableEntity(OpenItemKeys.Partition, key), json))),
            .. old.Except(keys).Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(OpenItemKeys.Partition, key), ETag.All)),
        ];
    }

    private static string[] KeysOf(OpenItemPlace place) => [OpenItemKeys.Due(place), OpenItemKeys.OfCustomer(place), OpenItemKeys.Amount(place)];

    private async Task AddSumsAsync(List<TableTransactionAction> moves, OpenItemPlace? before, OpenItemPlace now, CancellationToken cancellationToken)
    {
        long owed = now.Owed.MinorUnits - (before?.Owed.MinorUnits ?? 0);
        long credit = now.Credit.MinorUnits - (before?.Credit.MinorUnits ?? 0);
        int items = (now.Owed.IsZero ? 0 : 1) - (before is null or { Owed.IsZero: true } ? 0 : 1);
        if (owed != 0 || items != 0)
        {
            moves.Add(await SumAsync(OpenItemKeys.Sum(now), owed, 0, items, cancellationToken));
        }

        if (owed != 0 || credit != 0 || items != 0)
        {
            moves.Add(await SumAsync(OpenItemKeys.Balance(now.CustomerId, now.Owed.Currency), owed, credit, items, cancellationToken));
        }
    }

    private async Task<TableTransactionAction> SumAsync(string key, long owed, long credit, int items, CancellationToken cancellationToken)
    {
        TableEntity? row = await FindAsync(key, cancellationToken);
        TableEntity sum = new(OpenItemKeys.Partition, key)
        {
            ["Owed"] = (row?.GetInt64("Owed") ?? 0) + owed,
            ["Credit"] = (row?.GetInt64("Credit") ?? 0) + credit,
            ["Items"] = (row?.GetInt32("Items") ?? 0) + items,
        };
        bool isNothing = sum.GetInt64("Owed") == 0 && sum.GetInt64("Credit") == 0 && sum.GetInt32("Items") == 0;
        return (row, isNothing) switch
        {
            (null, _) => new(TableTransactionActionType.Add, sum),
            (_, true) => new(TableTransactionActionType.Delete, sum, row.ETag),
            _ => new(TableTransactionActionType.UpdateReplace, sum, row.ETag),
        };
    }
}
