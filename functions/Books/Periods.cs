using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>
/// The months of the books. They are closed in order: once a month is closed, so is every earlier one. The head of a month says whether it takes entries, so that
/// closing and posting can't pass each other; for months without entries the mark of the last closed month says so.
/// </summary>
public sealed class Periods(CaseTables tables, RecognitionDue due, BusinessCalendars calendars, TimeProvider time)
{
    private const string ThroughKey = "through";
    private const string MonthKeys = "m-";
    private const string LogKeys = "l-";
    private const int LogShown = 100;

    private readonly TableClient _months = tables.Named("journal");
    private readonly TableClient _table = tables.Named("journalperiods");

    /// <summary>The last closed month; null if none is.</summary>
    public async Task<DateOnly?> ClosedThroughAsync(string legalEntity, CancellationToken cancellationToken) =>
        (await ThroughAsync(legalEntity, cancellationToken))?.Month;

    /// <summary>The months with entries, the earliest first, twelve a year: one query.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(string legalEntity, CancellationToken cancellationToken)
    {
        List<DateOnly> months = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {legalEntity} and RowKey gt {MonthKeys} and RowKey lt {"m."}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (BookMonths.TryRead(row.RowKey[MonthKeys.Length..], out DateOnly month))
            {
                months.Add(month);
            }
        }

        return months;
    }

    /// <summary>A month; null if it has no entries and never was closed. One point read.</summary>
    public async Task<MonthFile?> FindAsync(string legalEntity, DateOnly month, CancellationToken cancellationToken)
    {
        string partition = JournalRows.Partition(legalEntity, month);
        NullableResponse<TableEntity> row = await _months.GetEntityIfExistsAsync<TableEntity>(partition, JournalRows.HeadKey(partition), cancellationToken: cancellationToken);
        return row.HasValue ? new MonthFile(partition, JournalRows.ReadHead(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>A month for an entry to be posted in: one that is new is listed first, and is closed if it lies before the last closed one.</summary>
    public async Task<MonthFile> OpenAsync(string legalEntity, DateOnly month, CancellationToken cancellationToken)
    {
        if (await FindAsync(legalEntity, month, cancellationToken) is { } file)
        {
            return file;
        }

        // Whoever closes sets the mark and then reads the list; who posts lists the month and then reads the mark: one of the two sees the other.
        await _table.UpsertEntityAsync(new TableEntity(legalEntity, MonthKeys + month.Name()), TableUpdateMode.Replace, cancellationToken);
        bool isClosed = await ThroughAsync(legalEntity, cancellationToken) is { } through && month <= through.Month;
        return new MonthFile(JournalRows.Partition(legalEntity, month), new LedgerMonth { IsClosed = isClosed }, ETag: null);
    }

    /// <summary>The first month after one that is closed by the mark, or the next one.</summary>
    public async Task<DateOnly> FirstOpenAfterAsync(string legalEntity, DateOnly month, CancellationToken cancellationToken)
    {
        DateOnly? through = await ClosedThroughAsync(legalEntity, cancellationToken);
        return (through > month ? through.Value : month).AddMonths(1);
    }

    /// <summary>Closes a month and all before it. Safe to repeat: a run that died is completed by the next.</summary>
    /// <returns>Why not; null when it is closed.</returns>
    public async Task<Refusal?> CloseAsync(string legalEntity, DateOnly month, string by, CancellationToken cancellationToken)
    {
        ClosedMark? before = await ThroughAsync(legalEntity, cancellationToken);
        if (before is { IsDone: true } && before.Month >= month)
        {
            return null;
        }

        month = before?.Month > month ? before.Month : month; // a closing that died goes as far as it was meant to
        if (month.LastDay() >= calendars.Today(time))
        {
            return new Refusal("period-not-over", $"{month.Name()} is not over.");
        }

        if (await due.AnyAsync(legalEntity, month.LastDay(), cancellationToken))
        {
            return new Refusal("recognition-outstanding", $"Revenue of {month.Name()} is not recognised yet; start a recognition run through {month.LastDay():yyyy-MM-dd} first.");
        }

        ETag mark = await MarkAsync(legalEntity, month, before, cancellationToken);
        await CloseListedAsync(legalEntity, month, cancellationToken);
        await LogAsync(legalEntity, new ClosedMark(month, IsDone: true, mark), new PeriodChange(month.Name(), "closed", by, time.GetUtcNow(), Reason: null), cancellationToken);
        return null;
    }

    /// <summary>Opens the last closed month again.</summary>
    /// <returns>Why not; null when it is open.</returns>
    public async Task<Refusal?> ReopenAsync(string legalEntity, DateOnly month, string reason, string by, CancellationToken cancellationToken)
    {
        if (await ThroughAsync(legalEntity, cancellationToken) is not { IsDone: true } through || through.Month != month)
        {
            return new Refusal("period-not-last-closed", $"{month.Name()} is not the last closed month; only that one can be opened again.");
        }

        await SetAsync(legalEntity, month, file => file with { IsClosed = false, Carried = null }, cancellationToken);
        PeriodChange change = new(month.Name(), "reopened", by, time.GetUtcNow(), reason);
        await LogAsync(legalEntity, through with { Month = month.AddMonths(-1) }, change, cancellationToken);
        return null;
    }

    /// <summary>Who closed and opened which month when, the latest first, at most 100.</summary>
    public async Task<IReadOnlyList<PeriodChange>> ChangesAsync(string legalEntity, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {legalEntity} and RowKey gt {LogKeys} and RowKey lt {"l."}");
        return await _table.QueryAsync<TableEntity>(filter, LogShown, cancellationToken: cancellationToken).Take(LogShown).Select(JournalRows.Read<PeriodChange>).ToListAsync(cancellationToken);
    }

    private async Task CloseListedAsync(string legalEntity, DateOnly through, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccountBalance> carried = [];
        foreach (DateOnly month in (await ListAsync(legalEntity, cancellationToken)).Where(month => month <= through))
        {
            carried = await SetAsync(
                legalEntity, month, file => file with { IsClosed = true, Carried = file.Carried ?? AccountBalance.Sum([.. carried, .. file.Balances]) }, cancellationToken)
                is { Carried: { } sum } ? sum : carried;
        }
    }

    /// <summary>Changes the head of a month, if it has one or gets one.</summary>
    private async Task<LedgerMonth> SetAsync(string legalEntity, DateOnly month, Func<LedgerMonth, LedgerMonth> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            MonthFile? file = await FindAsync(legalEntity, month, cancellationToken);
            LedgerMonth changed = change(file?.Month ?? new LedgerMonth());
            TableEntity head = JournalRows.Head(JournalRows.Partition(legalEntity, month), changed);
            try
            {
                await (file?.ETag is { } tag
                    ? _months.UpdateEntityAsync(head, tag, TableUpdateMode.Replace, cancellationToken)
                    : _months.AddEntityAsync(head, cancellationToken));
                return changed;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412)
            {
                // An entry was posted in between; its balances belong into what is carried.
            }
        }
    }

    private async Task<ETag> MarkAsync(string legalEntity, DateOnly month, ClosedMark? before, CancellationToken cancellationToken)
    {
        TableEntity row = MarkRow(legalEntity, new ClosedMark(month, IsDone: false, default));
        Response done = await (before is null
            ? _table.AddEntityAsync(row, cancellationToken)
            : _table.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellationToken));
        return done.Headers.ETag ?? (await ThroughAsync(legalEntity, cancellationToken))!.ETag;
    }

    private async Task LogAsync(string legalEntity, ClosedMark mark, PeriodChange change, CancellationToken cancellationToken)
    {
        string latestFirst = string.Create(CultureInfo.InvariantCulture, $"{LogKeys}{DateTimeOffset.MaxValue.UtcTicks - change.At.UtcTicks:D19}-{change.Month}-{change.Change}");
        TableEntity log = CaseRows.WithJson(new TableEntity(legalEntity, latestFirst), System.Text.Json.JsonSerializer.Serialize(change, CaseJson.Options));
        await _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateReplace, MarkRow(legalEntity, mark), mark.ETag), new(TableTransactionActionType.Add, log)], cancellationToken);
    }

    private async Task<ClosedMark?> ThroughAsync(string legalEntity, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(legalEntity, ThroughKey, cancellationToken: cancellationToken);
        return row.HasValue && BookMonths.TryRead(row.Value!.GetString("Month"), out DateOnly month)
            ? new ClosedMark(month, row.Value.GetBoolean("IsDone") == true, row.Value.ETag)
            : null;
    }

    private static TableEntity MarkRow(string legalEntity, ClosedMark mark) => new(legalEntity, ThroughKey) { ["Month"] = mark.Month.Name(), ["IsDone"] = mark.IsDone };

    /// <param name="Month">Last closed month.</param>
    /// <param name="IsDone">Whether all months until then are closed; else the closing is under way, or died.</param>
    /// <param name="ETag">Of the row.</param>
    private sealed record ClosedMark(DateOnly Month, bool IsDone, ETag ETag);
}

/// <summary>A month as it was read.</summary>
/// <param name="Partition">Where it is.</param>
/// <param name="Month">What it comes to.</param>
/// <param name="ETag">Changes with every entry; null if the month is not there yet.</param>
public sealed record MonthFile(string Partition, LedgerMonth Month, ETag? ETag);

/// <summary>Somebody closed a month, or opened it again.</summary>
/// <param name="Month"><c>2026-03</c>.</param>
/// <param name="Change"><c>closed</c> or <c>reopened</c>.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why it was opened again; null when it was closed.</param>
public sealed record PeriodChange(string Month, string Change, string By, DateTimeOffset At, string? Reason);
