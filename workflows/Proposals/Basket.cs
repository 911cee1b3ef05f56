using System.Globalization;

namespace LeadToCash.Proposals;

/// <summary>What an order adds to the counts of items that are ordered together.</summary>
public static class Basket
{
    /// <summary>The partition that counts all orders.</summary>
    public const string All = "all";

    /// <summary>The counter of orders of which not all items were counted.</summary>
    public const string Cut = "cut";

    /// <summary>The row of an item's counters.</summary>
    public const string With = "with";

    /// <summary>All orders are counted in so many rows, so that two at once seldom meet.</summary>
    public const int Shards = 16;

    private const int LongestSku = 64;

    /// <summary>The partition that counts the orders with an item.</summary>
    public static string PartitionOf(string sku) => "item:" + Normal(sku);

    /// <summary>An item number as it is counted.</summary>
    public static string Normal(string sku) => sku.Trim().ToUpperInvariant();

    /// <summary>
    /// The contributions, by partition: one to all orders, and for each item one to itself and one to each of the others. Of a large order only the
    /// items of the largest amounts are counted; lines without a proper item number are left out.
    /// </summary>
    /// <param name="order">Id of the order.</param>
    /// <param name="lines">Item numbers with amounts to choose by.</param>
    /// <param name="most">How many items are counted.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<Contribution>> Contributions(string order, IEnumerable<(string Sku, decimal Amount)> lines, int most)
    {
        string[] items =
        [
            .. lines.Where(line => line.Sku.Trim().Length is > 0 and <= LongestSku)
                .GroupBy(line => Normal(line.Sku), (sku, own) => (sku, amount: own.Sum(line => line.Amount)))
                .OrderByDescending(item => item.amount).ThenBy(item => item.sku, StringComparer.Ordinal)
                .Select(item => item.sku),
        ];
        if (items.Length == 0)
        {
            return new Dictionary<string, IReadOnlyList<Contribution>>();
        }

        string[] counted = [.. items.Take(most)];
        Dictionary<string, IReadOnlyList<Contribution>> contributions = counted.ToDictionary(
            PartitionOf,
            item => (IReadOnlyList<Contribution>)[new Contribution(With, ""), .. counted.Where(other => other != item).Select(other => new Contribution(With, other))],
            StringComparer.Ordinal);
        string shard = Shard(order);
        contributions[All] = counted.Length < items.Length ? [new Contribution(shard, ""), new Contribution(shard, Cut)] : [new Contribution(shard, "")];
        return contributions;
    }

    private static string Shard(string order) =>
        (order.Aggregate(17u, (hash, c) => unchecked((hash * 31) + c)) % Shards).ToString("D2", CultureInfo.InvariantCulture);
}
