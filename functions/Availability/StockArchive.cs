using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>
/// Keeps what happened long ago apart from the case: of a partition that grows with every movement only the last months stay. An event is copied first and
/// deleted then, together with its command's row, so that a run that breaks off loses nothing and the next one repeats it.
/// </summary>
public sealed class StockArchive(CaseTables tables)
{
    private const int EventsAtOnce = 45; // with a command's row for each, below the 100 rows of a transaction

    private readonly TableClient _case = tables.Of(StockItem.CaseType);
    private readonly TableClient _archive = tables.Named("stockarchive");

    /// <summary>Moves the events that happened before an instant, up to the version that all observers have seen.</summary>
    /// <returns>How many were moved.</returns>
    public async Task<int> MoveAsync(string caseId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> cursor = await _case.GetEntityIfExistsAsync<TableEntity>(caseId, CaseRows.CursorKey(caseId), cancellationToken: cancellationToken);
        long seen = cursor.HasValue ? cursor.Value!.GetInt64("Version")!.Value : 0;
        for (int moved = 0; ;)
        {
            List<TableEntity> oldest = await OldestAsync(caseId, cancellationToken);
            TableEntity[] old = [.. oldest.TakeWhile(row => row.GetDateTimeOffset("At") < before && CaseRows.VersionOf(row) <= seen)];
            if (old.Length > 0)
            {
                await MoveAsync(caseId, old, cancellationToken);
            }

            moved += old.Length;
            if (old.Length < EventsAtOnce)
            {
                return moved;
            }
        }
    }

    /// <summary>The archived events of a case, oldest first; a query over one partition.</summary>
    public async IAsyncEnumerable<CaseEvent> EventsAsync(string caseId, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {caseId}");
        await foreach (TableEntity row in _archive.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            CaseEvent @event = CaseReader.Read(StockItem.CaseType, row);
            if (asOf is null || @event.At <= asOf)
            {
                yield return @event;
            }
        }
    }

    private async Task<List<TableEntity>> OldestAsync(string caseId, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {caseId} and RowKey ge {CaseRows.Events.First} and RowKey lt {CaseRows.Events.Beyond}");
        List<TableEntity> oldest = [];
        await foreach (TableEntity row in _case.QueryAsync<TableEntity>(filter, maxPerPage: EventsAtOnce, cancellationToken: cancellationToken))
        {
            oldest.Add(row);
            if (oldest.Count == EventsAtOnce)
            {
                break;
            }
        }

        return oldest;
    }

    private async Task MoveAsync(string caseId, IReadOnlyList<TableEntity> events, CancellationToken cancellationToken)
    {
        await _archive.SubmitTransactionAsync(
            events.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Copy(row))), cancellationToken);
        IEnumerable<string> commands = events.Select(row => CaseRows.CommandKey(caseId, row.GetString("CommandId"))).Distinct(StringComparer.Ordinal);
        List<string> gone = [.. events.Select(row => row.RowKey)];
        foreach (string command in commands)
        {
            NullableResponse<TableEntity> row = await _case.GetEntityIfExistsAsync<TableEntity>(caseId, command, cancellationToken: cancellationToken);
            if (row.HasValue && CaseRows.ReadCommand(row.Value!).To <= CaseRows.VersionOf(events[^1]))
            {
                gone.Add(command);
            }
        }

        try
        {
            await _case.SubmitTransactionAsync(
                gone.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(caseId, key), ETag.All)), cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // Another run deleted some of them at the same time; what is left is the next run's.
        }
    }

    private static TableEntity Copy(TableEntity row)
    {
        TableEntity copy = new(row.PartitionKey, row.RowKey);
        foreach (string name in row.Keys.Where(name => name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            copy[name] = row[name];
        }

        return copy;
    }
}
