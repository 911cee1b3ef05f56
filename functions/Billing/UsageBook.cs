using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Billing;

/// <summary>
/// The records of use of contracts. Each has a row under its id, by which it is counted once, and until it is on a bill one under its day; both are written in one transaction, so many records at a time cost one request.
/// </summary>
public sealed class UsageBook(CaseTables tables, UsageQuestions questions, TimeProvider time)
{
    /// <summary>A transaction has 100 rows, and a record two of them.</summary>
    private const int RecordsAtOnce = 50;
    private const string ById = "r-";
    private const string Unbilled = "n-";
    private const string BeyondUnbilled = "n.";

    private readonly TableClient _table = tables.Named("usage");

    /// <summary>Counts records of a contract that can be billed. Safe to repeat.</summary>
    /// <param name="reports">Records of one contract, each with the item that it is about.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>How many are new, how many were known, and which are known with other figures.</returns>
    public async Task<UsageReceipt> CountAsync(IReadOnlyList<(UsageReport Report, string Sku)> reports, CancellationToken cancellationToken)
    {
        UsageReceipt receipt = new(0, 0, []);
        foreach ((UsageReport Report, string Sku)[] batch in reports.Chunk(RecordsAtOnce))
        {
            bool isNew = batch.DistinctBy(one => one.Report.Id).Count() == batch.Length && await TryAddAsync(batch, cancellationToken);
            receipt = isNew ? receipt with { Counted = receipt.Counted + batch.Length } : await OneByOneAsync(receipt, batch, cancellationToken);
        }

        return receipt;
    }

    /// <summary>Use of a contract that is on no bill, by day: a query over a range of one partition.</summary>
    public async Task<IReadOnlyList<MeteredUsage>> UnbilledAsync(string contractId, CancellationToken cancellationToken)
    {
        List<MeteredUsage> records = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {contractId} and RowKey gt {Unbilled} and RowKey lt {BeyondUnbilled}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            records.Add(new MeteredUsage(row.GetString("Id"), row.GetString("Sku"), Day(row), Quantity(row)));
        }

        return records;
    }

    /// <summary>As <see cref="UnbilledAsync(string, CancellationToken)"/>; what the last decision took is cleared first, should nobody have done so.</summary>
    public async Task<IReadOnlyList<MeteredUsage>> UnbilledAsync(string contractId, IReadOnlyList<string> taken, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeteredUsage> records = await UnbilledAsync(contractId, cancellationToken);
        HashSet<string> known = [.. taken];
        await RemoveAsync(contractId, [.. records.Where(record => known.Contains(record.Id))], cancellationToken);
        return [.. records.Where(record => !known.Contains(record.Id))];
    }

    /// <summary>Clears the use that was billed, and lists what can't be billed. Safe to repeat.</summary>
    public async Task ClearAsync(string contractId, IReadOnlyList<BillingEvent> events, CancellationToken cancellationToken)
    {
        HashSet<string> taken = [.. events.SelectMany(one => one switch { ContractBillDecided bill => bill.Taken, NothingToBill nothing => nothing.Taken, _ => [] })];
        if (taken.Count == 0)
        {
            return;
        }

        HashSet<string> unbillable = [.. events.SelectMany(one => one switch { ContractBillDecided bill => bill.Unbillable, NothingToBill nothing => nothing.Unbillable, _ => [] })];
        MeteredUsage[] records = [.. (await UnbilledAsync(contractId, cancellationToken)).Where(record => taken.Contains(record.Id))];
        foreach (MeteredUsage record in records.Where(record => unbillable.Contains(record.Id)))
        {
            UsageReport report = new(contractId, record.Id, record.Date, record.Quantity, record.Sku);
            await questions.AddAsync(new UsageQuestion(report, UsageStanding.NotBillable, "Its day is in no period that can still be billed.", time.GetUtcNow()), cancellationToken);
        }

        await RemoveAsync(contractId, records, cancellationToken);
    }

    private async Task<UsageReceipt> OneByOneAsync(UsageReceipt receipt, (UsageReport Report, string Sku)[] batch, CancellationToken cancellationToken)
    {
        foreach ((UsageReport report, string sku) in batch)
        {
            if (await TryAddAsync([(report, sku)], cancellationToken))
            {
                receipt = receipt with { Counted = receipt.Counted + 1 };
                continue;
            }

            TableEntity row = await _table.GetEntityAsync<TableEntity>(report.ContractId, ById + CaseRows.Escaped(report.Id), cancellationToken: cancellationToken);
            if (Day(row) == report.Date && Quantity(row) == report.Quantity && row.GetString("Sku") == sku)
            {
                receipt = receipt with { Repeated = receipt.Repeated + 1 };
                continue;
            }

            string reason = string.Create(CultureInfo.InvariantCulture, $"Known as {Quantity(row):0.######} on {Day(row):yyyy-MM-dd}, which counts.");
            UsageQuestion conflict = new(report, UsageStanding.Conflict, reason, time.GetUtcNow());
            await questions.AddAsync(conflict, cancellationToken);
            receipt = receipt with { Questions = [.. receipt.Questions, conflict] };
        }

        return receipt;
    }

    private async Task<bool> TryAddAsync((UsageReport Report, string Sku)[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(
                batch.SelectMany(one => new[] { ById + CaseRows.Escaped(one.Report.Id), KeyOf(one.Report.Date, one.Report.Id) }
                    .Select(key => new TableTransactionAction(TableTransactionActionType.Add, RowOf(one.Report, one.Sku, key)))),
                cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return false;
        }
    }

    private async Task RemoveAsync(string contractId, IReadOnlyList<MeteredUsage> records, CancellationToken cancellationToken)
    {
        foreach (MeteredUsage record in records)
        {
            try
            {
                await _table.DeleteEntityAsync(contractId, KeyOf(record.Date, record.Id), ETag.All, cancellationToken);
            }
            catch (RequestFailedException failure) when (failure.Status == 404)
            {
            }
        }
    }

    private static TableEntity RowOf(UsageReport report, string sku, string key) => new(report.ContractId, key)
    {
        ["Id"] = report.Id,
        ["Sku"] = sku,
        ["Day"] = report.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["Quantity"] = report.Quantity.ToString(CultureInfo.InvariantCulture),
    };

    private static string KeyOf(DateOnly date, string id) => string.Create(CultureInfo.InvariantCulture, $"{Unbilled}{date:yyyyMMdd}-{CaseRows.Escaped(id)}");

    private static DateOnly Day(TableEntity row) => DateOnly.ParseExact(row.GetString("Day"), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Quantity(TableEntity row) => decimal.Parse(row.GetString("Quantity"), CultureInfo.InvariantCulture);
}
