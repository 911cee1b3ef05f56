using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OrderToCash;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadToCash.Billing;

/// <summary>
/// Brings products, prices and customers to the billing back end. A ledger says which content it has, so only what changed is sent; each entry under a key made of its content, so that sent twice it exists
/// once. What the back end does not take is tried by the next replication.
/// </summary>
public sealed class Replication(
    CaseTables tables, Catalogues catalogues, CaseReader cases, ISubscriptionBilling billing, BusinessCalendars calendars, TimeProvider time, IOptions<BillingOptions> options,
    ILogger<Replication> logger) : ICaseObserver
{
    private const string Changed = "changed";
    private const string Results = "results";
    private const string Complete = "complete";

    private readonly TableClient _ledger = tables.Named("replicationledger");
    private readonly TableClient _table = tables.Named("replications");

    /// <inheritdoc/>
    public string? CaseType => Customer.CaseType;

    /// <summary>Notes that a customer is to be replicated. Shown twice, he is noted once.</summary>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Changed, @event.CaseId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Starts a replication; one of that name on that day, running or done, is left alone.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartAsync(string requestId, string actor, DurableTaskClient client, CancellationToken cancellationToken)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{calendars.Today(time):yyyyMMdd}-{requestId}");
        RunReplication run = new(id, Catalogue: Fingerprint(await CatalogueAsync(cancellationToken)));
        await new Processes(client, logger).StartAsync(nameof(ReplicationOrchestrator), RunReplication.InstanceId(id), run, cancellationToken);
        return id;
    }

    /// <summary>
    /// Whether the back end lacks anything: a customer changed, or the catalogue is another one than the last that was taken as a whole. Three requests.
    /// </summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await foreach (TableEntity _ in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Changed}"), maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            return true;
        }

        NullableResponse<TableEntity> complete = await _table.GetEntityIfExistsAsync<TableEntity>(Complete, Complete, cancellationToken: cancellationToken);
        return !complete.HasValue || complete.Value!.GetString("Catalogue") != Fingerprint(await CatalogueAsync(cancellationToken));
    }

    /// <summary>Sends the next page. Safe to repeat: what is in the ledger is not sent again, and the back end knows every content by its key.</summary>
    public async Task<ReplicationProgress> SendPageAsync(RunReplication run, CancellationToken cancellationToken)
    {
        int size = options.Value.ReplicationPageSize;
        IReadOnlyList<Entry> page = await PageAsync(run.Cursor, size, cancellationToken);
        (int sent, int known, int failed) = (0, 0, 0);
        foreach (Entry entry in page)
        {
            bool? isSent = await SendAsync(entry, cancellationToken);
            (sent, known, failed) = isSent switch { true => (sent + 1, known, failed), false => (sent, known + 1, failed), _ => (sent, known, failed + 1) };
            if (isSent is not null && entry.Mark is { } mark)
            {
                await ForgetAsync(entry.Id, mark, cancellationToken);
            }
        }

        ReplicationProgress progress = new(page.Count < size ? null : page[^1].Cursor, sent, known, failed);
        if (progress.Next is null && run.Failed + failed == 0 && run.Catalogue is { } catalogue)
        {
            await _table.UpsertEntityAsync(new TableEntity(Complete, Complete) { ["Catalogue"] = catalogue }, TableUpdateMode.Replace, cancellationToken);
        }

        ReplicationResult result = new(run.RunId, run.Page, run.Sent + sent, run.Known + known, run.Failed + failed, progress.Next is null, time.GetUtcNow());
        await _table.UpsertEntityAsync(CaseRows.WithJson(new TableEntity(Results, KeyOf(run.RunId)), JsonSerializer.Serialize(result, CaseJson.Options)), TableUpdateMode.Replace, cancellationToken);
        return progress;
    }

    /// <summary>What came of the latest replications.</summary>
    public async Task<IReadOnlyList<ReplicationResult>> LatestAsync(int limit, CancellationToken cancellationToken)
    {
        List<ReplicationResult> results = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Results}"), maxPerPage: limit, cancellationToken: cancellationToken))
        {
            results.Add(JsonSerializer.Deserialize<ReplicationResult>(CaseRows.Json(row), CaseJson.Options)!);
            if (results.Count == limit)
            {
                break;
            }
        }

        return results;
    }

    private async Task<Catalogue> CatalogueAsync(CancellationToken cancellationToken) => (await catalogues.CurrentAsync(cancellationToken)).Catalogue;

    /// <summary>Made of the content, so that a new seed counts as a change too.</summary>
    private static string Fingerprint(Catalogue catalogue) => ReplicaStore.HashOf(JsonSerializer.Serialize(new { Products = catalogue.Products.Sorted, Prices = catalogue.Prices.Sorted }, CaseJson.Options));

    /// <summary>Products, then prices, then customers that changed, each by its key.</summary>
    private async Task<IReadOnlyList<Entry>> PageAsync(string? cursor, int size, CancellationToken cancellationToken)
    {
        Catalogue catalogue = await CatalogueAsync(cancellationToken);
        List<Entry> page =
        [
            .. catalogue.Products.Sorted.Select(product => (Cursor: "1" + product.Sku, Kind: ReplicaKinds.Product, Id: product.Sku, Entry: (object)product))
                .Concat(catalogue.Prices.Sorted.Select(price => (Cursor: "2" + price.Key, Kind: ReplicaKinds.Price, Id: price.Key, Entry: (object)price)))
                .OrderBy(one => one.Cursor, StringComparer.Ordinal)
                .Where(one => string.CompareOrdinal(one.Cursor, cursor) > 0)
                .Take(size)
                .Select(one => new Entry(one.Cursor, one.Kind, one.Id, JsonSerializer.Serialize(one.Entry, CaseJson.Options))),
        ];
        string after = cursor is ['3', ..] ? cursor[1..] : "";
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Changed} and RowKey gt {after}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: size, cancellationToken: cancellationToken))
        {
            if (page.Count >= size)
            {
                break;
            }

            string content = await cases.FindAsync(Customer.CaseType, row.RowKey, cancellationToken) is { } customer ? customer.State.GetRawText() : "null";
            page.Add(new Entry("3" + row.RowKey, ReplicaKinds.Customer, row.RowKey, content, row.ETag));
        }

        return page;
    }

    /// <summary>True when it was sent, false when the back end has it, null when it did not take it.</summary>
    private async Task<bool?> SendAsync(Entry entry, CancellationToken cancellationToken)
    {
        (string _, string kind, string id, string content, ETag? _) = entry;
        string hash = ReplicaStore.HashOf(content);
        NullableResponse<TableEntity> known = await _ledger.GetEntityIfExistsAsync<TableEntity>(kind, CaseRows.Escaped(id), cancellationToken: cancellationToken);
        bool isKnown = known.HasValue && known.Value!.GetString("Hash") == hash;
        if (!isKnown)
        {
            try
            {
                await billing.ReplicateAsync($"replicate/{kind}/{id}/{hash}", kind, id, content, cancellationToken);
            }
            catch (Exception failure) when (failure is BackEndFailedException or HttpRequestException)
            {
                return null;
            }

            await _ledger.UpsertEntityAsync(new TableEntity(kind, CaseRows.Escaped(id)) { ["Hash"] = hash }, TableUpdateMode.Replace, cancellationToken);
        }

        return !isKnown;
    }

    /// <summary>A customer that changed meanwhile stays noted.</summary>
    private async Task ForgetAsync(string customerId, ETag mark, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Changed, customerId, mark, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
        }
    }

    private static string KeyOf(string runId) => string.Create(CultureInfo.InvariantCulture, $"{99_999_999 - int.Parse(runId.AsSpan(0, 8), CultureInfo.InvariantCulture):D8}-{runId}");

    /// <param name="Mark">Of a customer: the note that he changed.</param>
    private sealed record Entry(string Cursor, string Kind, string Id, string Content, ETag? Mark = null);
}

/// <summary>What came of a replication.</summary>
/// <param name="Id">Its id: the day and who asked.</param>
/// <param name="Pages">Pages so far.</param>
/// <param name="Sent">Entries that were sent.</param>
/// <param name="Known">Entries that the back end had already.</param>
/// <param name="Failed">Entries that it did not take; the next replication has them again.</param>
/// <param name="IsDone">Whether all was gone through.</param>
/// <param name="At">When that was so, UTC.</param>
public sealed record ReplicationResult(string Id, int Pages, int Sent, int Known, int Failed, bool IsDone, DateTimeOffset At);
