using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>
/// Keeps the journal. An entry is posted once, whoever posts it how often: its place, a month, is noted under its case first; the entry and the month's balances
/// are then written in one transaction. Three requests (place, head, transaction), three for a repetition. Writers of one process pass one after the other;
/// between processes the head's ETag decides, and who was second reads it again.
/// </summary>
public sealed class Journal(CaseTables tables, Periods periods) : IDisposable
{
    private const int MaximumAttempts = 100;

    private readonly TableClient _table = tables.Named("journal");
    private readonly TableClient _places = tables.Named("journalplaces");
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Posts an entry. One whose month is closed goes to the first open month, with its own date kept beside.</summary>
    /// <returns>The entry as it is in the books.</returns>
    /// <exception cref="RequestFailedException">Storage failed; repeat.</exception>
    public async Task<JournalEntry> PostAsync(JournalEntry entry, CancellationToken cancellationToken) =>
        (await PostAsync(entry, isBound: false, cancellationToken))!;

    /// <summary>Posts an entry into the month of its date, or not at all.</summary>
    /// <returns>The entry as it is in the books; null if the month is closed.</returns>
    public async Task<JournalEntry?> PostBoundAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        DateOnly? through = await periods.ClosedThroughAsync(entry.LegalEntity, cancellationToken);
        bool isClosed = BookMonths.MonthOf(entry.PostingDate) <= through;
        return isClosed && !await IsPlacedAsync(entry, cancellationToken) ? null : await PostAsync(entry, isBound: true, cancellationToken);
    }

    private async Task<JournalEntry?> PostAsync(JournalEntry entry, bool isBound, CancellationToken cancellationToken)
    {
        (DateOnly month, bool isKnown) = await PlaceAsync(entry, cancellationToken);
        if (isKnown && await FindAsync(entry, month, cancellationToken) is { } known)
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await PostAsync(entry, month, isBound, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The entries that follow from a case, in the order of its events: one query for where they are, one read for each.</summary>
    public async IAsyncEnumerable<JournalEntry> OfCaseAsync(string legalEntity, string caseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string partition = JournalRows.PlacePartition(caseId);
        await foreach (TableEntity place in _places.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(
                JournalRows.Partition(legalEntity, MonthIn(place)), place.GetString("Row"), cancellationToken: cancellationToken);
            if (row.HasValue)
            {
                yield return JournalRows.Read<JournalEntry>(row.Value!);
            }
        }
    }

    /// <summary>The entries of a month by date, with the cursor behind each: a query over a range of one partition.</summary>
    /// <param name="legalEntity">Whose books.</param>
    /// <param name="month">A day of the month.</param>
    /// <param name="after">Cursor of the last one that is known; null to begin.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async IAsyncEnumerable<(JournalEntry Entry, string Cursor)> OfMonthAsync(
        string legalEntity, DateOnly month, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in RowsAsync(legalEntity, month, (after ?? JournalRows.Entries.First, JournalRows.Entries.Beyond), cancellationToken))
        {
            yield return (JournalRows.Read<JournalEntry>(row), row.RowKey);
        }
    }

    /// <summary>The postings to an account in a month by date, with the cursor behind each.</summary>
    public async IAsyncEnumerable<(AccountPosting Posting, string Cursor)> OfAccountAsync(
        string legalEntity, DateOnly month, string account, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (string first, string beyond) = JournalRows.Account(account);
        await foreach (TableEntity row in RowsAsync(legalEntity, month, (after ?? first, beyond), cancellationToken))
        {
            yield return (JournalRows.Read<AccountPosting>(row), row.RowKey);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private AsyncPageable<TableEntity> RowsAsync(string legalEntity, DateOnly month, (string First, string Beyond) keys, CancellationToken cancellationToken)
    {
        string partition = JournalRows.Partition(legalEntity, month);
        return _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {keys.First} and RowKey lt {keys.Beyond}"), cancellationToken: cancellationToken);
    }

    private async Task<JournalEntry?> PostAsync(JournalEntry entry, DateOnly month, bool isBound, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            MonthFile file = await periods.OpenAsync(entry.LegalEntity, month, cancellationToken);
            if (file.Month.IsClosed)
            {
                JournalEntry? before = await FindAsync(entry, month, cancellationToken);
                if (before is not null || isBound)
                {
                    return before;
                }

                month = await MoveAsync(entry, month, await periods.FirstOpenAfterAsync(entry.LegalEntity, month, cancellationToken), cancellationToken);
                continue;
            }

            JournalEntry posted = In(entry, month);
            try
            {
                await _table.SubmitTransactionAsync(Rows(posted, file), cancellationToken);
                return posted;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another entry was first, or this one was posted by somebody else at the same time.
                if (await FindAsync(entry, month, cancellationToken) is { } known)
                {
                    return known;
                }
            }
        }
    }

    private static List<TableTransactionAction> Rows(JournalEntry entry, MonthFile file)
    {
        TableEntity head = JournalRows.Head(file.Partition, file.Month.With(entry));
        return
        [
            .. JournalRows.Of(file.Partition, entry).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)),
            file.ETag is { } tag ? new(TableTransactionActionType.UpdateReplace, head, tag) : new(TableTransactionActionType.Add, head),
        ];
    }

    private async Task<bool> IsPlacedAsync(JournalEntry entry, CancellationToken cancellationToken) => (await _places.GetEntityIfExistsAsync<TableEntity>(
        JournalRows.PlacePartition(entry.Source.CaseId), JournalRows.PlaceKey(entry.Source), cancellationToken: cancellationToken)).HasValue;

    /// <summary>Notes where the entry is going to be, or reads where it was going to be before.</summary>
    private async Task<(DateOnly Month, bool IsKnown)> PlaceAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        DateOnly month = BookMonths.MonthOf(entry.PostingDate);
        try
        {
            await _places.AddEntityAsync(Place(entry, month), cancellationToken);
            return (month, false);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            TableEntity place = await _places.GetEntityAsync<TableEntity>(
                JournalRows.PlacePartition(entry.Source.CaseId), JournalRows.PlaceKey(entry.Source), cancellationToken: cancellationToken);
            return (MonthIn(place), true);
        }
    }

    /// <summary>Notes another place, unless somebody else did; returns where the entry is to be.</summary>
    private async Task<DateOnly> MoveAsync(JournalEntry entry, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        TableEntity place = await _places.GetEntityAsync<TableEntity>(
            JournalRows.PlacePartition(entry.Source.CaseId), JournalRows.PlaceKey(entry.Source), cancellationToken: cancellationToken);
        if (MonthIn(place) != from)
        {
            return MonthIn(place);
        }

        try
        {
            await _places.UpdateEntityAsync(Place(entry, to), place.ETag, TableUpdateMode.Replace, cancellationToken);
            return to;
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            return await MoveAsync(entry, from, to, cancellationToken);
        }
    }

    private async Task<JournalEntry?> FindAsync(JournalEntry entry, DateOnly month, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(
            JournalRows.Partition(entry.LegalEntity, month), JournalRows.EntryKey(In(entry, month)), cancellationToken: cancellationToken);
        return row.HasValue ? JournalRows.Read<JournalEntry>(row.Value!) : null;
    }

    private static TableEntity Place(JournalEntry entry, DateOnly month) => new(JournalRows.PlacePartition(entry.Source.CaseId), JournalRows.PlaceKey(entry.Source))
    {
        ["Month"] = month.Name(),
        ["Row"] = JournalRows.EntryKey(In(entry, month)),
    };

    private static DateOnly MonthIn(TableEntity place) => BookMonths.TryRead(place.GetString("Month"), out DateOnly month)
        ? month
        : throw new InvalidDataException($"'{place.GetString("Month")}' is no month.");

    private static JournalEntry In(JournalEntry entry, DateOnly month) =>
        BookMonths.MonthOf(entry.PostingDate) == month ? entry : entry with { PostingDate = month };
}
