using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Dunning;

/// <summary>The letters of runs: a partition for each run, a row for each invoice, a page of rows in one transaction. Writing is safe to repeat.</summary>
public sealed class DunningItems(CaseTables tables)
{
    private const string First = "i-";
    private const string Beyond = "i.";

    private readonly TableClient _table = tables.Named("dunningitems");

    /// <summary>
    /// Keeps the letters of a gathered page; those that another page has already are left out, as an invoice may move in the agenda while a run reads it. One request; more
    /// only if some are there.
    /// </summary>
    /// <returns>The letters that belong to the page.</returns>
    public async Task<IReadOnlyList<DunningItem>> AddAsync(string runId, int page, IReadOnlyList<DunningItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return items;
        }

        try
        {
            await _table.SubmitTransactionAsync(items.Select(item => new TableTransactionAction(TableTransactionActionType.Add, Row(runId, page, item))), cancellationToken);
            return items;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return await AddMissingAsync(runId, page, items, cancellationToken);
        }
    }

    /// <summary>Replaces letters by what they became. One request.</summary>
    public async Task ReplaceAsync(string runId, IReadOnlyList<DunningItem> items, CancellationToken cancellationToken)
    {
        if (items.Count > 0)
        {
            await _table.SubmitTransactionAsync(items.Select(item => new TableTransactionAction(TableTransactionActionType.UpsertMerge, Row(runId, null, item))), cancellationToken);
        }
    }

    /// <summary>A letter of a run; null if it has none for that invoice.</summary>
    public async Task<DunningItem?> FindAsync(string runId, string invoiceId, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, First + invoiceId, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>A page of a run's letters by their invoices' ids: a query over one partition.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="status">Only those; null for all.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<DunningItemPage> PageAsync(string runId, DunningItemStatus? status, string? after, int limit, CancellationToken cancellationToken)
    {
        string from = after is null ? First : First + after;
        string filter = status is { } wanted
            ? TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey gt {from} and RowKey lt {Beyond} and Status eq {wanted.ToString()}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey gt {from} and RowKey lt {Beyond}");
        List<DunningItem> found = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new DunningItemPage(found, found[^1].InvoiceId);
            }

            found.Add(Read(row));
        }

        return new DunningItemPage(found, null);
    }

    private async Task<IReadOnlyList<DunningItem>> AddMissingAsync(string runId, int page, IReadOnlyList<DunningItem> items, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity>[] known = await Task.WhenAll(items.Select(item =>
            _table.GetEntityIfExistsAsync<TableEntity>(runId, First + item.InvoiceId, ["Page"], cancellationToken)));
        DunningItem[] own = [.. items.Where((_, index) => !known[index].HasValue || known[index].Value!.GetInt32("Page") == page)];
        if (own.Length > 0)
        {
            await _table.SubmitTransactionAsync(own.Select(item => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(runId, page, item))), cancellationToken);
        }

        return own;
    }

    private static TableEntity Row(string runId, int? page, DunningItem item)
    {
        TableEntity row = CaseRows.WithJson(new TableEntity(runId, First + item.InvoiceId) { ["Status"] = item.Status.ToString() }, JsonSerializer.Serialize(item, CaseJson.Options));
        if (page is { } number)
        {
            row["Page"] = number;
        }

        return row;
    }

    private static DunningItem Read(TableEntity row) => JsonSerializer.Deserialize<DunningItem>(CaseRows.Json(row), CaseJson.Options)!;
}

/// <summary>Some of a run's letters.</summary>
/// <param name="Items">By the ids of their invoices.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record DunningItemPage(IReadOnlyList<DunningItem> Items, string? Next);
