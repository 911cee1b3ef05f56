using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Reports;

/// <summary>
/// Read model: what orders and invoices come to by month. All rows are in one partition, so that an event is noted and counted in one transaction: once, however often it is shown.
/// The sums of a month are spread over rows by case, so that many writers do not wait for one. Two requests for an event and for a repetition, one more if it counts in two months.
/// </summary>
public sealed class MonthSums(CaseTables tables)
{
    private const string Partition = "months";
    private const int Shards = 8;
    private const int MaximumAttempts = 50;

    private readonly TableClient _table = tables.Named("reportmonths");

    /// <summary>Counts an event, unless it was counted before.</summary>
    /// <exception cref="RequestFailedException">Storage failed; repeat.</exception>
    public async Task CountAsync(CountedEvent counted, CancellationToken cancellationToken)
    {
        TableEntity note = CaseRows.WithJson(new TableEntity(Partition, NoteKey(counted)), JsonSerializer.Serialize(ReportedEvent.Of(counted), CaseJson.Options));
        for (int attempt = 1; ; attempt++)
        {
            List<TableTransactionAction> actions = [new(TableTransactionActionType.Add, note)];
            foreach ((DateOnly month, MonthSum adds) in counted.Adds.Where(one => one.Value != MonthSum.None))
            {
                actions.Add(await AddAsync(SumKey(month, counted.Amount.Currency, counted.CaseId), adds, cancellationToken));
            }

            try
            {
                await _table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                if (await IsThereAsync(note.RowKey, cancellationToken))
                {
                    return;
                }

                // Another event of the same month was counted at the same time: read the sums again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(attempt * 4)), cancellationToken);
            }
        }
    }

    /// <summary>The sums of all months until one, by currency and month; a query over one range.</summary>
    /// <param name="last">First day of the last month.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<ILookup<string, (DateOnly Month, MonthSum Sum)>> UntilAsync(DateOnly last, CancellationToken cancellationToken)
    {
        List<(string Currency, DateOnly Month, MonthSum Sum)> sums = [];
        string beyond = $"t-{last.AddMonths(1).ToString("yyyyMM", CultureInfo.InvariantCulture)}";
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {"t-"} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var month = DateOnly.ParseExact(row.RowKey.AsSpan(2, 6), "yyyyMM", CultureInfo.InvariantCulture);
            sums.Add((row.RowKey.Substring(9, 3), month, JsonSerializer.Deserialize<MonthSum>(CaseRows.Json(row), CaseJson.Options)!));
        }

        return sums.ToLookup(one => one.Currency, one => (one.Month, one.Sum), StringComparer.Ordinal);
    }

    /// <summary>A page of the events behind a figure of a month, by case; a query over one range.</summary>
    /// <param name="month">First day of the month.</param>
    /// <param name="figure">Which figure.</param>
    /// <param name="after">The <c>next</c> of the page before; null for the first.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<ReportedEvents> EventsAsync(DateOnly month, ReportFigure figure, string? after, int limit, CancellationToken cancellationToken)
    {
        string start = NotePrefix(month, figure);
        List<(string Key, ReportedEvent Event)> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {start + after} and RowKey lt {start[..^1] + "."}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit + 1, cancellationToken: cancellationToken))
        {
            found.Add((row.RowKey[start.Length..], JsonSerializer.Deserialize<ReportedEvent>(CaseRows.Json(row), CaseJson.Options)!));
            if (found.Count > limit)
            {
                break;
            }
        }

        return new ReportedEvents([.. found.Take(limit).Select(one => one.Event)], found.Count > limit ? found[limit - 1].Key : null);
    }

    private async Task<bool> IsThereAsync(string key, CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(Partition, key, ["RowKey"], cancellationToken)).HasValue;

    private async Task<TableTransactionAction> AddAsync(string key, MonthSum adds, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
        MonthSum before = row.HasValue ? JsonSerializer.Deserialize<MonthSum>(CaseRows.Json(row.Value!), CaseJson.Options)! : MonthSum.None;
        TableEntity sum = CaseRows.WithJson(new TableEntity(Partition, key), JsonSerializer.Serialize(before + adds, CaseJson.Options));
        return row.HasValue ? new(TableTransactionActionType.UpdateReplace, sum, row.Value!.ETag) : new(TableTransactionActionType.Add, sum);
    }

    private static string SumKey(DateOnly month, string currency, string caseId) =>
        string.Create(CultureInfo.InvariantCulture, $"t-{month:yyyyMM}-{currency}-{ShardOf(caseId):x}");

    private static string NoteKey(CountedEvent counted) =>
        string.Create(CultureInfo.InvariantCulture, $"{NotePrefix(counted.On, counted.Figure)}{counted.CaseId}-{counted.Version:D10}");

    private static string NotePrefix(DateOnly day, ReportFigure figure) => string.Create(CultureInfo.InvariantCulture, $"e-{day:yyyyMM}-{figure}-");

    /// <summary>The same in every process, as <see cref="string.GetHashCode()"/> is not.</summary>
    private static int ShardOf(string id) => id.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xFFFF) % Shards;
}

/// <summary>An event that a figure counts.</summary>
/// <param name="CaseType">Kind of case.</param>
/// <param name="CaseId">The case.</param>
/// <param name="On">Local day.</param>
/// <param name="Number">Number of the order or document; null if it has none.</param>
/// <param name="Amount">What it comes to.</param>
public sealed record ReportedEvent(string CaseType, string CaseId, DateOnly On, string? Number, Money Amount)
{
    internal static ReportedEvent Of(CountedEvent counted) => new(counted.CaseType, counted.CaseId, counted.On, counted.Number, counted.Amount);
}

/// <summary>A page of events.</summary>
/// <param name="Events">By case.</param>
/// <param name="Next">The value of <c>after</c> that leads on; null on the last page.</param>
public sealed record ReportedEvents(IReadOnlyList<ReportedEvent> Events, string? Next);
