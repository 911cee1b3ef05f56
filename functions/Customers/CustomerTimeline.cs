using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Customers;

/// <summary>
/// Read model: all that happened with a customer, whatever the case, in time order. One row for each event, under a key made of
/// its time and its place, so that showing an event twice writes the same row.
/// </summary>
public sealed class CustomerTimeline(CaseTables tables) : ICaseObserver
{
    private readonly TableClient _table = tables.Named("customertimeline");

    /// <inheritdoc/>
    public string? CaseType => null;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name is nameof(QuoteFollowed) or nameof(ExpectationChanged))
        {
            return; // what follows from a quote: the quote's own event is there
        }

        string? customerId = await @event.CustomerIdAsync(cancellationToken);
        if (customerId is null)
        {
            return;
        }

        TableEntity row = new(customerId, RowKey(@event));
        await _table.UpsertEntityAsync(CaseRows.WithJson(row, JsonSerializer.Serialize(@event, CaseJson.Options)), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Deletes what the timeline shows of a case that is erased. Safe to repeat.</summary>
    public async Task EraseAsync(string customerId, string caseType, string caseId, CancellationToken cancellationToken)
    {
        await foreach (CaseEvent @event in EventsAsync(customerId, asOf: null, cancellationToken))
        {
            if (@event.CaseType == caseType && @event.CaseId == caseId)
            {
                await _table.DeleteEntityAsync(customerId, RowKey(@event), cancellationToken: cancellationToken);
            }
        }
    }

    /// <summary>The customer's events up to an instant, oldest first; a query over one partition.</summary>
    public async IAsyncEnumerable<CaseEvent> EventsAsync(string customerId, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string end = string.Create(CultureInfo.InvariantCulture, $"{(asOf ?? DateTimeOffset.MaxValue).UtcTicks:D19}.");
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {customerId} and RowKey lt {end}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return JsonSerializer.Deserialize<CaseEvent>(CaseRows.Json(row), CaseJson.Options)!;
        }
    }

    private static string RowKey(CaseEvent @event) =>
        string.Create(CultureInfo.InvariantCulture, $"{@event.At.UtcTicks:D19}-{@event.CaseType}-{@event.CaseId}-{@event.Version:D10}");
}
