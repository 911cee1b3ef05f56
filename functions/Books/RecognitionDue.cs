using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>
/// Read model and work list: recognition schedules by the next date on which something is earned. A row that is out of date does no harm: who works it finds
/// nothing to recognise and takes it away.
/// </summary>
public sealed class RecognitionDue(CaseTables tables)
{
    private const string First = "d-";

    private readonly TableClient _table = tables.Named("recognitiondue");

    /// <summary>Lists a schedule under its next date; nothing when none is left.</summary>
    public async Task SetAsync(RecognitionSchedule schedule, CancellationToken cancellationToken)
    {
        if (schedule.NextDate is { } date)
        {
            string id = RecognitionSchedule.IdOf(schedule.InvoiceId);
            TableEntity row = new(schedule.LegalEntity, Key(date) + id) { ["CaseId"] = id, ["InvoiceId"] = schedule.InvoiceId, ["Number"] = schedule.Number };
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>The schedules with something to recognise, the most urgent first: a query over a range of one partition.</summary>
    /// <param name="legalEntity">Whose books.</param>
    /// <param name="through">Last local date.</param>
    /// <param name="after">Key of the last one that is known; null to begin.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<DueSchedule>> ListAsync(string legalEntity, DateOnly through, string? after, int limit, CancellationToken cancellationToken)
    {
        string from = after ?? First;
        string beyond = Key(through).TrimEnd('-') + ".";
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {legalEntity} and RowKey gt {from} and RowKey lt {beyond}");
        return await _table.QueryAsync<TableEntity>(filter, limit, cancellationToken: cancellationToken).Take(limit).Select(Read).ToListAsync(cancellationToken);
    }

    /// <summary>Whether anything is to be recognised by a date.</summary>
    public async Task<bool> AnyAsync(string legalEntity, DateOnly through, CancellationToken cancellationToken) =>
        (await ListAsync(legalEntity, through, after: null, limit: 1, cancellationToken)).Count > 0;

    /// <summary>Takes a row away; nothing happens if it is gone.</summary>
    public async Task RemoveAsync(string legalEntity, DueSchedule done, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(legalEntity, done.Key, ETag.All, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
        }
    }

    private static string Key(DateOnly date) => $"{First}{date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-";

    private static DueSchedule Read(TableEntity row) => new(
        row.RowKey,
        DateOnly.ParseExact(row.RowKey.AsSpan(First.Length, 8), "yyyyMMdd", CultureInfo.InvariantCulture),
        row.GetString("CaseId"),
        row.GetString("InvoiceId"),
        row.GetString("Number"));
}

/// <summary>A schedule with something to recognise.</summary>
/// <param name="Key">Its key in the list.</param>
/// <param name="Date">Local date on which it is earned.</param>
/// <param name="CaseId">The schedule.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Number of the invoice.</param>
public sealed record DueSchedule(string Key, DateOnly Date, string CaseId, string InvoiceId, string Number);
