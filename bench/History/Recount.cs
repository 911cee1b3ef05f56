using LeadToCash.Proposals;

namespace LeadToCash.Bench.History;

/// <summary>The baseline: everything counted again for each question, with LINQ over all orders and deals in memory.</summary>
internal static class Recount
{
    public static IReadOnlyList<(string Sku, PairCounts Counts)> Pairs(IReadOnlyList<string[]> orders, string sku, ProductRules rules)
    {
        List<string[]> with = [.. orders.Where(order => order.Contains(sku))];
        return
        [
            .. with.SelectMany(order => order).Where(other => other != sku).GroupBy(other => other)
                .Select(group => (Sku: group.Key, Together: group.Count()))
                .Where(pair => pair.Together >= rules.MinimumTogether)
                .OrderByDescending(pair => pair.Together).ThenBy(pair => pair.Sku, StringComparer.Ordinal)
                .Take(rules.Candidates)
                .Select(pair => (pair.Sku, new PairCounts(orders.Count, with.Count, orders.Count(order => order.Contains(pair.Sku)), pair.Together))),
        ];
    }

    public static decimal? Median(IReadOnlyList<SampleDeal> deals, string sku, string sizeClass, DiscountRules rules)
    {
        DateOnly since = rules.WindowStart(SampleOrders.Today);
        int[] won = [.. deals.Where(deal => deal.Sku == sku && deal.Won && deal.Date >= since && rules.SizeClassOf(deal.Quantity) == sizeClass).Select(deal => deal.Permille).Order()];
        return won.Length < rules.MinimumDeals ? null : (won[(won.Length - 1) / 2] + won[won.Length / 2]) / 2m;
    }
}
