namespace LeadToCash.Availability;

/// <summary>A decision under way: the events so far, and the item as they leave it.</summary>
internal sealed class StockChange(StockItem? item, StockTerms terms)
{
    private readonly List<StockEvent> _events = [];

    /// <summary>As the events leave it; opened when it was not there.</summary>
    public StockItem Item { get; private set; } = item ?? new StockItem { Sku = terms.Sku, Warehouse = terms.Warehouse };

    public StockTerms Terms => terms;

    public IReadOnlyList<StockEvent> Events => _events;

    public void Add(StockEvent @event)
    {
        if (item is null && _events.Count == 0)
        {
            _events.Add(new StockOpened(terms.Sku, terms.Warehouse));
        }

        _events.Add(@event);
        Item = StockHistory.Apply(Item, @event);
    }

    /// <summary>Adds changed promises, in events that are not too large.</summary>
    public void Add(IReadOnlyList<PromiseChange> changes, Func<IReadOnlyList<PromiseChange>, StockEvent> @event)
    {
        foreach (PromiseChange[] part in changes.Chunk(StockLimits.ChangesInEvent))
        {
            Add(@event(part));
        }
    }
}
