using LeadToCash.Cases;

namespace LeadToCash.Proposals;

/// <summary>Read model: which items are ordered together. An item's counts lie in one row, so that asking for it is one read.</summary>
public sealed class BasketCounts(CaseTables tables, ProposalRules rules)
{
    private readonly TallyBook _book = new(tables.Named("basketcounts"), rules.Products.PartnersOfItem);

    /// <summary>Counts an order, once: of its items those of the largest amounts, as many as the rules say.</summary>
    /// <param name="order">Its id.</param>
    /// <param name="version">Version of its case.</param>
    /// <param name="lines">Item numbers with amounts to choose by.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task CountAsync(string order, long version, IEnumerable<(string Sku, decimal Amount)> lines, CancellationToken cancellationToken) =>
        _book.SetAsync(order, version, Basket.Contributions(order, lines, rules.Products.ItemsInOrder), cancellationToken);

    /// <summary>Counts the orders of a file.</summary>
    public Task CountAllAsync(IEnumerable<KeyValuePair<string, IReadOnlyList<(string Sku, decimal Amount)>>> orders, long version, CancellationToken cancellationToken) =>
        _book.SetAllAsync(
            orders.Select(order => KeyValuePair.Create(order.Key, Basket.Contributions(order.Key, order.Value, rules.Products.ItemsInOrder))), version, cancellationToken);

    /// <summary>Takes an order out; nothing happens if it was never counted.</summary>
    public Task TakeOutAsync(string order, long version, CancellationToken cancellationToken) =>
        _book.SetAsync(order, version, new Dictionary<string, IReadOnlyList<Contribution>>(), cancellationToken);

    /// <summary>What is known of an item. One point read.</summary>
    public async Task<ItemStatistics> ItemAsync(string sku, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, long> counters = await _book.FindAsync(Basket.PartitionOf(sku), Basket.With, cancellationToken);
        return new ItemStatistics(counters.GetValueOrDefault(""), counters.Where(counter => counter.Key.Length > 0).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>How many orders have an item. One point read.</summary>
    public Task<long> OrdersWithAsync(string sku, CancellationToken cancellationToken) => _book.TotalAsync(Basket.PartitionOf(sku), Basket.With, cancellationToken);

    /// <summary>How many orders there are, and of how many not all items were counted. One query over sixteen rows.</summary>
    public async Task<(long Orders, long Cut)> OrdersAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Row, IReadOnlyDictionary<string, long> Counters)> rows = await _book.RowsAsync(Basket.All, "", cancellationToken);
        return (rows.Sum(row => row.Counters.GetValueOrDefault("")), rows.Sum(row => row.Counters.GetValueOrDefault(Basket.Cut)));
    }
}
