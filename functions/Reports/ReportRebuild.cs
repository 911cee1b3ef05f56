using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Reports;

/// <summary>
/// Counts what is not counted yet, from the history: orders and invoices that were there before their months were kept. Safe to repeat and to break off, because an event is counted once.
/// The only walk over all of them, and none that anything but a repair asks for.
/// </summary>
public sealed class ReportRebuild(CaseTables tables, CaseReader reader, ReportObserver observer)
{
    /// <summary>Counts the events of the cases after one, by id.</summary>
    /// <param name="caseType"><c>order</c> or <c>invoice</c>.</param>
    /// <param name="after">Id after which to go on; empty to begin.</param>
    /// <param name="limit">At most so many cases, 1 or more.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>How many cases were read, and the id to go on after; null when all are done.</returns>
    public async Task<(int Read, string? Next)> CountAsync(string caseType, string after, int limit, CancellationToken cancellationToken)
    {
        int read = 0;
        string filter = TableClient.CreateQueryFilter($"PartitionKey gt {after} and RowKey ge {CaseRows.HeadKey("")} and RowKey lt {"head."}");
        await foreach (TableEntity head in tables.Of(caseType).QueryAsync<TableEntity>(filter, limit, ["PartitionKey"], cancellationToken))
        {
            await foreach (CaseEvent @event in reader.EventsAsync(caseType, head.PartitionKey, asOf: null, cancellationToken))
            {
                await observer.CountAsync(@event, cancellationToken);
            }

            if (++read == limit)
            {
                return (read, head.PartitionKey);
            }
        }

        return (read, null);
    }
}
