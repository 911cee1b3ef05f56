using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>Reads case files of any kind without knowing their types: for timelines, the API and announcements.</summary>
public sealed class CaseReader(CaseTables tables)
{
    /// <summary>The version that a case has reached; 0 if there is none. One point read.</summary>
    public async Task<long> VersionAsync(string caseType, string id, CancellationToken cancellationToken)
    {
        TableEntity? head = await HeadAsync(caseType, id, ["Version"], cancellationToken);
        return head?.GetInt64("Version") ?? 0;
    }

    /// <summary>The head of a case as JSON, or null. One point read.</summary>
    public async Task<CaseFile<JsonElement>?> FindAsync(string caseType, string id, CancellationToken cancellationToken)
    {
        TableEntity? head = await HeadAsync(caseType, id, select: null, cancellationToken);
        return head is null ? null : CaseRows.ReadHead<JsonElement>(head);
    }

    /// <summary>The events of a case in order, by a query over its partition.</summary>
    /// <param name="caseType">Kind of case.</param>
    /// <param name="id">Its id.</param>
    /// <param name="asOf">Only what had happened by then; null for all.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async IAsyncEnumerable<CaseEvent> EventsAsync(
        string caseType, string id, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!CaseRows.IsId(id))
        {
            yield break;
        }

        await foreach (CaseEvent @event in EventsAfterAsync(caseType, id, version: 0, cancellationToken))
        {
            if (asOf is null || @event.At <= asOf)
            {
                yield return @event;
            }
        }
    }

    /// <summary>The events of a case after a version, in order, by a query over that range of its partition.</summary>
    public async IAsyncEnumerable<CaseEvent> EventsAfterAsync(
        string caseType, string id, long version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey gt {CaseRows.EventKey(id, version)} and RowKey lt {CaseRows.Events.Beyond}");
        await foreach (TableEntity row in tables.Of(caseType).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Shown(caseType, row);
        }
    }

    /// <summary>One event, by a point read; null if the case has not got there.</summary>
    public async Task<CaseEvent?> EventAsync(string caseType, string id, long version, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await tables.Of(caseType).GetEntityIfExistsAsync<TableEntity>(id, CaseRows.EventKey(id, version), cancellationToken: cancellationToken);
        return row.HasValue ? Shown(caseType, row.Value!) : null;
    }

    /// <summary>Ids come from URLs as well: what can be no id names no case.</summary>
    internal async Task<TableEntity?> HeadAsync(string caseType, string id, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        if (!CaseRows.IsId(id))
        {
            return null;
        }

        NullableResponse<TableEntity> head = await tables.Of(caseType).GetEntityIfExistsAsync<TableEntity>(id, CaseRows.HeadKey(id), select, cancellationToken);
        return head.HasValue ? head.Value : null;
    }

    private CaseEvent Shown(string caseType, TableEntity row) => Read(caseType, row) with { Sight = new CaseSight(this, caseType, row.PartitionKey) };

    internal static CaseEvent Read(string caseType, TableEntity row) => new(
        caseType,
        row.PartitionKey,
        CaseRows.VersionOf(row),
        row.GetString("Name"),
        row.GetDateTimeOffset("At")!.Value,
        row.GetString("Actor"),
        JsonSerializer.Deserialize<JsonElement>(CaseRows.Json(row), CaseJson.Options))
    {
        TraceParent = row.GetString("TraceParent"),
    };
}
