using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Cases;

/// <summary>
/// Shows every event of an announced case to the observers, from the version that the case's cursor holds: a repeated announcement
/// changes nothing, a lost one is made good by the next. Four requests for an announcement of one event.
/// </summary>
public sealed class CaseEventsTrigger(
    CaseReader reader, CaseTables tables, IEnumerable<ICaseObserver> observers, ILogger<CaseEventsTrigger> logger)
{
    [Function("CaseEvents")]
    public async Task RunAsync(
        [QueueTrigger(CaseAnnouncements.QueueName)] CaseAnnouncement announcement, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Processes processes = new(client, logger);
        TableClient table = tables.Of(announcement.CaseType);
        NullableResponse<TableEntity> cursor = await table.GetEntityIfExistsAsync<TableEntity>(announcement.CaseId, CaseRows.CursorKey(announcement.CaseId), cancellationToken: cancellationToken);
        long seen = cursor.HasValue ? cursor.Value!.GetInt64("Version")!.Value : 0;
        long reached = announcement.Version ?? await reader.VersionAsync(announcement.CaseType, announcement.CaseId, cancellationToken);
        long shown = seen;
        while (shown < reached && await ShowAsync(announcement, shown + 1, processes, cancellationToken))
        {
            shown++;
        }

        if (shown > seen)
        {
            await MoveAsync(table, announcement.CaseId, cursor, shown, cancellationToken);
        }
    }

    /// <summary>Whether the event is there. Events are announced after they were written, so a missing one was erased with its case.</summary>
    private async Task<bool> ShowAsync(CaseAnnouncement announcement, long version, Processes processes, CancellationToken cancellationToken)
    {
        CaseEvent? @event = await reader.EventAsync(announcement.CaseType, announcement.CaseId, version, cancellationToken);
        if (@event is null)
        {
            return false;
        }

        using Activity? trace = TraceCarrier.Continue($"{@event.CaseType} {@event.Name}", @event.TraceParent);
        foreach (ICaseObserver observer in observers)
        {
            if (observer.CaseType is null || observer.CaseType == announcement.CaseType)
            {
                await observer.OnAsync(@event, processes, cancellationToken);
            }
        }

        return true;
    }

    /// <summary>A cursor that another reader moved in between needs no move: what it showed was shown here too, or is further on.</summary>
    private static async Task MoveAsync(
        TableClient table, string caseId, NullableResponse<TableEntity> cursor, long reached, CancellationToken cancellationToken)
    {
        TableEntity moved = new(caseId, CaseRows.CursorKey(caseId)) { ["Version"] = reached };
        try
        {
            await (cursor.HasValue
                ? table.UpdateEntityAsync(moved, cursor.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(moved, cancellationToken));
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
        }
    }
}
