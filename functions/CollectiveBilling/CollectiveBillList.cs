using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;
using CollectiveStore = LeadToCash.Cases.CaseStore<LeadToCash.CollectiveBilling.CollectiveBill, LeadToCash.CollectiveBilling.CollectiveBillCommand, LeadToCash.CollectiveBilling.CollectiveBillEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Read model: what is collected, by the end of its period in one partition, and by customer in one for each. A row that a reader left behind late is taken off by whoever finds that its case is closed.
/// </summary>
public sealed class CollectiveBillList(CaseTables tables, CollectiveStore store)
{
    private const string Partition = "open";
    private const string First = "d-";

    private readonly TableClient _table = tables.Named("collectivebills");

    /// <summary>Lists a collective bill while it is not closed. Two requests.</summary>
    public async Task SetAsync(CollectiveBill collected, CancellationToken cancellationToken)
    {
        TableEntity[] rows = [new(Partition, Key(collected.Place.Period.To, collected.Id)) { ["Id"] = collected.Id }, new(collected.CustomerId!, Key(collected.Place.Period.To, collected.Id)) { ["Id"] = collected.Id }];
        foreach (TableEntity row in rows)
        {
            await (collected.Status == CollectiveBillStatus.Closed
                ? RemoveAsync(row, cancellationToken)
                : _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken));
        }
    }

    /// <summary>A page of those whose period ended before a day, the oldest first: a query over a range of one partition.</summary>
    /// <param name="day">Local day; the last one there is for all that are open.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CollectiveBillPage> EndedAsync(DateOnly day, string? after, int limit, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {after ?? First} and RowKey lt {Key(day, "")}");
        List<(string Key, string Id)> found = await ReadAsync(filter, limit + 1, cancellationToken);
        return found.Count > limit
            ? new CollectiveBillPage([.. found.Take(limit).Select(row => row.Id)], found[limit - 1].Key)
            : new CollectiveBillPage([.. found.Select(row => row.Id)], null);
    }

    /// <summary>What is collected for a customer, at most 100. A request and one for each.</summary>
    public async Task<IReadOnlyList<CollectiveBill>> OfCustomerAsync(string customerId, CancellationToken cancellationToken)
    {
        const int Most = 100;
        List<(string Key, string Id)> rows = await ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {customerId}"), Most, cancellationToken);
        return await OpenAsync(rows.Select(row => row.Id), cancellationToken);
    }

    /// <summary>Those of some that are not closed. A request for each.</summary>
    public async Task<IReadOnlyList<CollectiveBill>> OpenAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        List<CollectiveBill> open = [];
        foreach (string id in ids)
        {
            if ((await store.FindAsync(id, cancellationToken))?.State is { Status: not CollectiveBillStatus.Closed } collected)
            {
                open.Add(collected);
            }
        }

        return open;
    }

    private async Task<List<(string Key, string Id)>> ReadAsync(string filter, int limit, CancellationToken cancellationToken)
    {
        List<(string Key, string Id)> rows = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            rows.Add((row.RowKey, row.GetString("Id")));
            if (rows.Count == limit)
            {
                break;
            }
        }

        return rows;
    }

    private async Task RemoveAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
        }
    }

    private static string Key(DateOnly day, string id) => string.Create(CultureInfo.InvariantCulture, $"{First}{day:yyyyMMdd}-{id}");
}
