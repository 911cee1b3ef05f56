using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Insights;

/// <summary>
/// Read model: the dated facts of sales, a partition for each month and in it a row for each opportunity that has a part in that month's figures. A row carries the version that it was
/// made of and gives way to later ones only, so that neither order nor repetition of events matters; it is made of the opportunity alone, so that it can be made again.
/// </summary>
public sealed class SalesRecords(CaseTables tables, BusinessCalendars calendars)
{
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("salesrecords");
    private readonly TableClient _cases = tables.Of(Opportunity.CaseType);

    /// <summary>What has a part in a month; a query over one partition.</summary>
    /// <param name="month">First local date of the month.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<SalesRecord>> OfAsync(DateOnly month, CancellationToken cancellationToken)
    {
        List<SalesRecord> records = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(month)}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            records.Add(JsonSerializer.Deserialize<SalesRecord>(CaseRows.Json(row), CaseJson.Options)!);
        }

        return records;
    }

    /// <summary>Makes rows again from the opportunities after one, by id: the only walk over all of them, and none that anything but a repair asks for.</summary>
    /// <param name="after">Id after which to go on; empty to begin.</param>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>How many were read, and the id to go on after; null when all are done.</returns>
    public async Task<(int Read, string? Next)> RebuildAsync(string after, int limit, CancellationToken cancellationToken)
    {
        int read = 0;
        string filter = TableClient.CreateQueryFilter($"PartitionKey gt {after} and RowKey ge {CaseRows.HeadKey("")} and RowKey lt {"head."}");
        await foreach (TableEntity row in _cases.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            CaseFile<Opportunity> file = CaseRows.ReadHead<Opportunity>(row);
            await KeepAsync(file, cancellationToken);
            if (++read == limit)
            {
                return (read, file.Id);
            }
        }

        return (read, null);
    }

    /// <summary>Keeps what an opportunity has to say, in each of its months; safe to repeat.</summary>
    internal async Task KeepAsync(CaseFile<Opportunity> file, CancellationToken cancellationToken)
    {
        SalesRecord record = SalesRecord.Of(file.State);
        string json = JsonSerializer.Serialize(record, CaseJson.Options);
        foreach (DateOnly month in record.Months(calendars.Own))
        {
            await KeepAsync(CaseRows.WithJson(new TableEntity(PartitionOf(month), $"{file.Id}-{PartitionOf(month)}") { ["Version"] = file.Version }, json), cancellationToken);
        }
    }

    /// <summary>Two requests; one when a later version is there already.</summary>
    private async Task KeepAsync(TableEntity row, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> before = await _table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, ["Version"], cancellationToken);
            if (before.HasValue && before.Value!.GetInt64("Version") >= row.GetInt64("Version"))
            {
                return;
            }

            try
            {
                await (before.HasValue
                    ? _table.UpdateEntityAsync(row, before.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : _table.AddEntityAsync(row, cancellationToken));
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another one wrote this row at the same time, perhaps a version before this one: look again.
            }
        }
    }

    private static string PartitionOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
