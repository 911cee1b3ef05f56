using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using RefundStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Refund, LeadToCash.Banking.RefundCommand, LeadToCash.Banking.RefundEvent>;

namespace LeadToCash.Banking;

/// <summary>A file of refunds for the bank.</summary>
/// <param name="Id">Its id, at most 35 characters; the message's and the batch's reference at the bank.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
/// <param name="ExecutionDate">When the bank is to carry it out, local; a TARGET day.</param>
/// <param name="By">Who made it.</param>
/// <param name="IsComplete">Whether all that belongs to it is in it; only then it is given out.</param>
public sealed record RefundFile(string Id, DateTimeOffset CreatedAt, DateOnly ExecutionDate, string By, bool IsComplete);

/// <summary>
/// Makes files of the refunds that are ready. A refund says itself in which file it is, so no two files have it; a run that dies is continued under the same id, and
/// nothing is given out before it is complete.
/// </summary>
public sealed class RefundFiles(CaseTables tables, ReadyRefunds ready, RefundStore refunds, BusinessCalendars calendars, TimeProvider time)
{
    private const int MostInFile = 1000;
    private const string HeadKey = "file";

    private readonly TableClient _table = tables.Named("refundfiles");

    /// <summary>Makes a file, or completes the one of that id.</summary>
    public async Task<RefundFile> MakeAsync(string id, string by, CancellationToken cancellationToken)
    {
        RefundFile file = await FindAsync(id, cancellationToken) ?? await BeginAsync(id, by, cancellationToken);
        if (file.IsComplete)
        {
            return file;
        }

        int taken = (await RefundsAsync(id, cancellationToken)).Count;
        await foreach (string refundId in ready.IdsAsync(cancellationToken))
        {
            if (taken == MostInFile)
            {
                break; // the others wait for the next file
            }

            // The row comes first: a refund that is in the file but has no row would never be sent.
            TableEntity row = new(id, "r-" + refundId);
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
            CaseOutcome<Refund, RefundEvent> outcome = await refunds.ExecuteAsync(refundId, "file/" + id, new RefundCommand.PutIntoFile(id), by, cancellationToken);
            taken += outcome.Refusal is null ? 1 : 0;
        }

        file = file with { IsComplete = true };
        await WriteAsync(file, cancellationToken);
        return file;
    }

    /// <summary>A file; null if there is none.</summary>
    public async Task<RefundFile?> FindAsync(string id, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(id, HeadKey, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize<RefundFile>(CaseRows.Json(row.Value!), CaseJson.Options) : null;
    }

    /// <summary>The refunds that are in a file: those that say so themselves.</summary>
    public async Task<IReadOnlyList<CaseFile<Refund>>> RefundsAsync(string id, CancellationToken cancellationToken)
    {
        List<CaseFile<Refund>> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey gt {"r-"} and RowKey lt {"r."}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (await refunds.FindAsync(row.RowKey[2..], cancellationToken) is { } file && file.State.FileId == id)
            {
                found.Add(file);
            }
        }

        return found;
    }

    private async Task<RefundFile> BeginAsync(string id, string by, CancellationToken cancellationToken)
    {
        RefundFile file = new(id, time.GetUtcNow(), TargetCalendar.SameOrNext(calendars.Today(time)), by, IsComplete: false);
        await WriteAsync(file, cancellationToken);
        return file;
    }

    private Task<Response> WriteAsync(RefundFile file, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        CaseRows.WithJson(new TableEntity(file.Id, HeadKey), JsonSerializer.Serialize(file, CaseJson.Options)), TableUpdateMode.Replace, cancellationToken);
}
