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
/// changes nothing, a lost one is made good by the next. Three requests for an announcement of one event, one more if observers look at the case, and theirs.
/// </summary>
/// <remarks>
/// Two readers may show the same case at a time, and the slower one write what the faster one's events have overtaken. Moving the cursor tells it, and it shows the last event
/// again: whoever moves the cursor last has written last, and by what the case was after all others were through.
/// </remarks>
public sealed class CaseEventsTrigger(
    CaseReader reader, CaseTables tables, IEnumerable<ICaseObserver> observers, ILogger<CaseEventsTrigger> logger)
{
    [Function("CaseEvents")]
    public Task RunAsync(
        [QueueTrigger(CaseAnnouncements.QueueName)] CaseAnnouncement announcement, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        tables.Announcers.PassAsync(announcement.CaseId, () => ShowAllAsync(announcement, new Processes(client, logger), cancellationToken), cancellationToken);

    private async Task ShowAllAsync(CaseAnnouncement announcement, Processes processes, CancellationToken cancellationToken)
    {
        TableClient table = tables.Of(announcement.CaseType);
        long reached = announcement.Version ?? await reader.VersionAsync(announcement.CaseType, announcement.CaseId, cancellationToken);
        for (bool again = false; ; again = true)
        {
            NullableResponse<TableEntity> cursor = await table.GetEntityIfExistsAsync<TableEntity>(announcement.CaseId, CaseRows.CursorKey(announcement.CaseId), cancellationToken: cancellationToken);
            long seen = cursor.HasValue ? cursor.Value!.GetInt64("Version")!.Value : 0;
            long first = again ? Math.Max(seen, 1) : seen + 1;
            long shown = first - 1;
            while (shown < Math.Max(seen, reached) && await ShowAsync(announcement, shown + 1, processes, cancellationToken))
            {
                shown++;
            }

            if (shown < first || await TryMoveAsync(table, announcement.CaseId, cursor, shown, cancellationToken))
            {
                return;
            }
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

    /// <summary>False when another reader moved the cursor since it was read, or the case was erased. Cases of before the cursor began with them have none yet.</summary>
    private static async Task<bool> TryMoveAsync(
        TableClient table, string caseId, NullableResponse<TableEntity> cursor, long reached, CancellationToken cancellationToken)
    {
        TableEntity moved = CaseRows.Cursor(caseId, reached);
        try
        {
            await (cursor.HasValue
                ? table.UpdateEntityAsync(moved, cursor.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(moved, cancellationToken));
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
