using LeadToCash.Cases;

namespace LeadToCash.Proposals;

/// <summary>Read model: at which ratio of realised price to list price deals were won and lost, by item or product group, month, class of quantity and customer group.</summary>
public sealed class DealCounts(CaseTables tables, ProposalRules rules)
{
    private readonly TallyBook _book = new(tables.Named("dealcounts"));

    /// <summary>Counts a deal at its last answer.</summary>
    /// <param name="id">The quote's id.</param>
    /// <param name="version">Version of its case.</param>
    /// <param name="deal">The answer.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task CountAsync(string id, long version, Deal deal, CancellationToken cancellationToken) =>
        _book.SetAsync(id, version, deal.Contributions(rules.Discounts), cancellationToken);

    /// <summary>Counts the deals of a file.</summary>
    public Task CountAllAsync(IEnumerable<KeyValuePair<string, Deal>> deals, long version, CancellationToken cancellationToken) =>
        _book.SetAllAsync(deals.Select(deal => KeyValuePair.Create(deal.Key, deal.Value.Contributions(rules.Discounts))), version, cancellationToken);

    /// <summary>The comparable deals. One query over the months of the window, and a second one if the product has too few.</summary>
    public async Task<ComparableDeals> FindAsync(DealQuestion question, DateOnly today, CancellationToken cancellationToken)
    {
        DateOnly since = rules.Discounts.WindowStart(today);
        IReadOnlyList<CountedDeals> ofProduct = await CellsAsync(DealCell.PartitionOfItem(question.Sku), since, cancellationToken);
        IReadOnlyList<CountedDeals> ofGroup = question.ProductGroup is { } group && ComparableDeals.NeedsGroup(ofProduct, rules.Discounts.MinimumDeals)
            ? await CellsAsync(DealCell.PartitionOfGroup(group), since, cancellationToken)
            : [];
        return ComparableDeals.Choose(question, ofProduct, ofGroup, rules.Discounts.MinimumDeals);
    }

    private async Task<IReadOnlyList<CountedDeals>> CellsAsync(string partition, DateOnly since, CancellationToken cancellationToken) =>
        [.. (await _book.RowsAsync(partition, DealCell.RowFrom(since), cancellationToken)).Select(row => new CountedDeals(DealCell.Of(row.Row), row.Counters))];
}
