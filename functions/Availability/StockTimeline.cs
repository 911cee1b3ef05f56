using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>What happened with an item, over its warehouses and its archive.</summary>
public sealed class StockTimeline(CaseReader cases, StockArchive archive, StockRules rules)
{
    /// <summary>The events up to an instant, oldest first. An event that is being archived while it is read shows once.</summary>
    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(string sku, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        List<CaseEvent> events = [];
        foreach (Warehouse warehouse in rules.Warehouses)
        {
            string id = StockItem.Id(sku, warehouse.Code);
            events.AddRange(await cases.EventsAsync(StockItem.CaseType, id, asOf, cancellationToken).ToListAsync(cancellationToken));
            events.AddRange(await archive.EventsAsync(id, asOf, cancellationToken).ToListAsync(cancellationToken));
        }

        return [.. events.DistinctBy(@event => (@event.CaseId, @event.Version)).OrderBy(@event => @event.At).ThenBy(@event => @event.CaseId, StringComparer.Ordinal).ThenBy(@event => @event.Version)];
    }
}
