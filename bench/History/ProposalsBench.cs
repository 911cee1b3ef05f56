using System.Diagnostics;
using Azure.Data.Tables;
using LeadToCash.Bench.Measuring;
using LeadToCash.Bench.Orders;
using LeadToCash.Cases;
using LeadToCash.Proposals;

namespace LeadToCash.Bench.History;

/// <summary>
/// What one order or deal more costs, and an answer from the counts, beside counting everything again by LINQ; how both grow with 1,000, 10,000 and 100,000
/// orders and deals. Both ways must come to the same counts.
/// </summary>
internal sealed class ProposalsBench(BenchOptions options)
{
    private const int Answers = 50;
    private const string Item = "ITEM-003";
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];
    private static readonly ProposalRules Rules = new(new ProductRules(30, 5, 1, 40, 10, 30, 5_000), new DiscountRules(30, 24, [1, 5, 20, 100], [0, 5, 10]));

    public async Task RunAsync()
    {
        Console.WriteLine($"input   orders of 1 to 5 of {SampleOrders.Products} items, deals of one of them over three years; asked for {Item}");
        foreach (int size in Sizes.Where(size => size <= (options.Instances ?? Sizes[^1])))
        {
            await OrdersAsync(size);
            await DealsAsync(size);
        }
    }

    private async Task OrdersAsync(int size)
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        BasketCounts baskets = new(new CaseTables(new TableServiceClient(storage.ConnectionString)), Rules);
        IReadOnlyList<string[]> orders = SampleOrders.Orders(size);
        double seconds = await Measure.SecondsAsync(() => baskets.CountAllAsync(
            orders.Select((items, i) => KeyValuePair.Create<string, IReadOnlyList<(string Sku, decimal Amount)>>($"o-{i}", Lines(items))), 1, CancellationToken.None));
        if (!(await PairsAsync(baskets)).SequenceEqual(Recount.Pairs(orders, Item, Rules.Products)))
        {
            throw new InvalidOperationException("The two ways of counting differ.");
        }

        string name = Name("orders", size);
        Figures.Add($"{name}.import", size / seconds, "orders/s");
        Figures.AddDuration($"{name}.answer", await MedianAsync(Answers, _ => PairsAsync(baskets)), "linq-recount", Median(3, () => Recount.Pairs(orders, Item, Rules.Products)));
        using RequestCount count = new();
        await PairsAsync(baskets);
        AddRequests($"{name}.answer", count, 1);
        int next = size;
        Figures.Add($"{name}.update", await MedianAsync(Answers, _ => baskets.CountAsync($"o-{next}", 1, Lines(SampleOrders.Order(next++)), CancellationToken.None)) * 1000, "ms");
        AddRequests($"{name}.update", count, next - size);
    }

    private async Task DealsAsync(int size)
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        DealCounts deals = new(new CaseTables(new TableServiceClient(storage.ConnectionString)), Rules);
        IReadOnlyList<SampleDeal> sample = SampleOrders.Deals(size);
        await deals.CountAllAsync(sample.Select((deal, i) => KeyValuePair.Create($"d-{i}", Deal(deal))), 1, CancellationToken.None);
        DealQuestion question = new(Item, "group", "5-20", null);
        ComparableDeals found = await deals.FindAsync(question, SampleOrders.Today, CancellationToken.None);
        decimal? recounted = Recount.Median(sample, Item, "5-20", Rules.Discounts);
        if (recounted is { } median && (found.Comparison is not Comparison.ProductSizeAndCustomerGroup || MedianRatio.Of(found.Deals).Value != median))
        {
            throw new InvalidOperationException("The two ways of counting differ.");
        }

        string name = Name("deals", size);
        Figures.AddDuration(
            $"{name}.answer", await MedianAsync(Answers, _ => deals.FindAsync(question, SampleOrders.Today, CancellationToken.None)), "linq-recount",
            Median(3, () => Recount.Median(sample, Item, "5-20", Rules.Discounts)));
        using RequestCount count = new();
        int next = 0;
        Figures.Add($"{name}.update", await MedianAsync(Answers, _ => deals.CountAsync($"n-{next}", 1, Deal(sample[next++]), CancellationToken.None)) * 1000, "ms");
        AddRequests($"{name}.update", count, next);
    }

    private static async Task<IReadOnlyList<(string Sku, PairCounts Counts)>> PairsAsync(BasketCounts baskets)
    {
        ItemStatistics item = await baskets.ItemAsync(Item, CancellationToken.None);
        (long orders, _) = await baskets.OrdersAsync(CancellationToken.None);
        KeyValuePair<string, long>[] candidates =
        [
            .. item.Together.Where(pair => pair.Value >= Rules.Products.MinimumTogether)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Rules.Products.Candidates),
        ];
        long[] with = await Task.WhenAll(candidates.Select(pair => baskets.OrdersWithAsync(pair.Key, CancellationToken.None)));
        return [.. candidates.Zip(with, (pair, other) => (pair.Key, new PairCounts(orders, item.Orders, other, pair.Value)))];
    }

    private static (string Sku, decimal Amount)[] Lines(string[] items) => [.. items.Select(item => (item, 1m))];

    private static Deal Deal(SampleDeal deal) => new(deal.Date, deal.Won, null, [new DealLine(deal.Sku, "group", deal.Quantity, 1_000, deal.Permille)]);

    private string Name(string what, int size) => $"proposals.{what}.{size}.{options.Storage.ToString().ToLowerInvariant()}";

    private void AddRequests(string name, RequestCount count, int times)
    {
        if (options.Storage != BenchStorageKind.Azurite)
        {
            Figures.Add($"{name}.requests", count.Take().Sum(one => one.Value) / (double)times, "storage-requests");
        }
    }

    /// <summary>Seconds of one, the median over rounds after one that warms up.</summary>
    private async Task<double> MedianAsync(int times, Func<int, Task> work)
    {
        List<double> rounds = [];
        for (int round = 0; round <= options.Rounds; round++)
        {
            rounds.Add(await Measure.SecondsAsync(callers: 1, times, (_, time) => work(time)) / times);
        }

        return Measure.Median(rounds.Skip(1));
    }

    private double Median<T>(int times, Func<T> work) => Measure.Median(Enumerable.Range(0, options.Rounds + 1).Select(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
    }).Skip(1));
}
