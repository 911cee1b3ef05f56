using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.Dunning;

/// <summary>
/// Read model: the invoices that wait for their next letter, by its day. Each has one row under its day, and one that says where that row is; both move in one
/// transaction, and only forward. Two requests to move a row, one when it stays.
/// </summary>
public sealed class DunningAgenda(CaseTables tables)
{
    private const string Partition = "open";
    private const string First = "d-";
    private const string Beyond = "d.";
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("dunningagenda");

    /// <summary>Notes what comes next for an invoice.</summary>
    public Task PutAsync(CaseFile<Invoice> file, LetterPlan plan, CancellationToken cancellationToken) => MoveAsync(file, DunningEntry.Of(file, plan), cancellationToken);

    /// <summary>Takes an invoice off.</summary>
    public Task RemoveAsync(CaseFile<Invoice> file, CancellationToken cancellationToken) => MoveAsync(file, null, cancellationToken);

    /// <summary>A page of the invoices, the next letter first: a query over a range of one partition.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<DunningList> ListAsync(string? after, int limit, CancellationToken cancellationToken) => ReadAsync(after, Beyond, limit, cancellationToken);

    /// <summary>A page of the invoices whose next letter is due by a day, the oldest day first: a query over a range of one partition.</summary>
    /// <param name="day">Local day.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<DunningList> DueAsync(DateOnly day, string? after, int limit, CancellationToken cancellationToken) => ReadAsync(after, DayKey(day.AddDays(1)), limit, cancellationToken);

    private async Task<DunningList> ReadAsync(string? after, string beyond, int limit, CancellationToken cancellationToken)
    {
        string from = after ?? First;
        List<(string Key, DunningEntry Entry)> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new DunningList([.. found.Select(pair => pair.Entry)], found[^1].Key);
            }

            found.Add((row.RowKey, JsonSerializer.Deserialize<DunningEntry>(CaseRows.Json(row), CaseJson.Options)!));
        }

        return new DunningList([.. found.Select(pair => pair.Entry)], Next: null);
    }

    /// <summary>Whether a text can be the cursor of a page.</summary>
    public static bool IsCursor(string text) =>
        text.Length is > 2 and <= 300 && text.StartsWith(First, StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':');

    private async Task MoveAsync(CaseFile<Invoice> file, DunningEntry? entry, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> place = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, "p-" + file.Id, cancellationToken: cancellationToken);
            string? now = entry is null ? null : DayKey(entry.On ?? DateOnly.MaxValue) + file.Id;
            string? before = place.HasValue ? place.Value!.GetString("Row") : null;
            if ((now is null && before is null) || (place.HasValue && IsThere(place.Value!, file, entry, now)))
            {
                return;
            }

            try
            {
                await _table.SubmitTransactionAsync(Moves(file, entry, place, before, now), cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412 && attempt < MaximumAttempts)
            {
                // Somebody else moved the row at the same time; look where it is now.
            }
        }
    }

    private static string DayKey(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{First}{day:yyyyMMdd}-");

    /// <summary>Whether the row stands as wanted, or by a newer version. A customer's hold changes the row without changing the invoice.</summary>
    private static bool IsThere(TableEntity place, CaseFile<Invoice> file, DunningEntry? entry, string? now) =>
        place.GetInt64("Version") > file.Version || (place.GetInt64("Version") == file.Version && place.GetString("Row") == now && place.GetString("Mark") == entry?.Mark);

    private static List<TableTransactionAction> Moves(CaseFile<Invoice> file, DunningEntry? entry, NullableResponse<TableEntity> place, string? before, string? now)
    {
        TableEntity moved = new(Partition, "p-" + file.Id) { ["Version"] = file.Version, ["Row"] = now, ["Mark"] = entry?.Mark };
        List<TableTransactionAction> moves =
            [place.HasValue ? new(TableTransactionActionType.UpdateReplace, moved, place.Value!.ETag) : new(TableTransactionActionType.Add, moved)];
        if (now is not null)
        {
            moves.Add(new(TableTransactionActionType.UpsertReplace, CaseRows.WithJson(new TableEntity(Partition, now), JsonSerializer.Serialize(entry, CaseJson.Options))));
        }

        if (before is not null && before != now)
        {
            moves.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, before), ETag.All));
        }

        return moves;
    }
}

/// <summary>Some of the invoices that wait for a letter.</summary>
/// <param name="Invoices">By the day of the letter.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record DunningList(IReadOnlyList<DunningEntry> Invoices, string? Next);

/// <summary>An invoice that waits for its next letter.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="Customer">Company or name.</param>
/// <param name="DueDate">Last day for payment, local.</param>
/// <param name="Open">What is open of the invoice itself.</param>
/// <param name="LastLevel">Level of the last letter; 0 for none.</param>
/// <param name="On">Local day of the next letter; null when none will come by itself.</param>
/// <param name="Level">Level of the next letter; null when none will come by itself.</param>
/// <param name="Reason">Why none will come by itself; null when one will.</param>
/// <param name="Hold">What people keep it back by; null for nothing.</param>
/// <param name="WaitsForRelease">Whether it goes out only with a run that is released.</param>
public sealed record DunningEntry(
    string InvoiceId, string Number, string Customer, DateOnly DueDate, Money Open, int LastLevel, DateOnly? On, int? Level, NoLetterReason? Reason, LetterHold? Hold = null, bool WaitsForRelease = false)
{
    /// <summary>Tells entries apart that stand at one place.</summary>
    [JsonIgnore]
    public string? Mark => (Hold, WaitsForRelease) switch
    {
        ({ } hold, _) => "held-" + hold.HoldId + hold.Until?.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        (null, true) => "waits",
        _ => null,
    };

    /// <summary>Of an invoice.</summary>
    public static DunningEntry Of(CaseFile<Invoice> file, LetterPlan plan)
    {
        Invoice invoice = file.State;
        return new DunningEntry(
            file.Id, invoice.Number, invoice.Customer.Company ?? invoice.Customer.Name, invoice.DueDate, invoice.Open, invoice.ReminderLevel, plan.On, plan.Level, plan.Reason, plan.Hold,
            plan.WaitsForRelease && plan.Level is not null);
    }
}
