using LeadToCash.Bench.Measuring;
using LeadToCash.Bench.Orders;

namespace LeadToCash.Bench.Collections;

/// <summary>
/// Runs over many open items and contracts through the whole app, for rising numbers of them, beside as many bare one-row transactions as the app made changes to storage. Says what a run asks of
/// storage for each item, how much memory it takes at most, and how each figure stands to that of the smallest number.
/// </summary>
internal sealed class CollectionsBench(BenchOptions options)
{
    private const int Chains = 50;
    private const int RowSize = 1_000;

    public async Task RunAsync()
    {
        if (options.Storage == BenchStorageKind.Azurite)
        {
            throw new NotSupportedException("Requests are counted on embedded storage only: use --storage embedded or memory.");
        }

        await GrowAsync(new DunnedItems(), options.Dunned);
        await GrowAsync(new BilledContracts(), options.Contracts);
    }

    private async Task GrowAsync(ICollectionRun run, IReadOnlyList<int> counts)
    {
        Cost? first = null;
        foreach (int count in counts)
        {
            Cost cost = await MeasureAsync(run, count);
            first ??= cost;
            Figures.Add($"collections.{run.Name}-{count}.growth", cost.Seconds / first.Seconds, $"times-the-time-for-each-of-{counts[0]}");
            Figures.Add($"collections.{run.Name}-{count}.processor-growth", cost.Processor / first.Processor, $"times-that-for-each-of-{counts[0]}");
        }
    }

    private async Task<Cost> MeasureAsync(ICollectionRun run, int count)
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        await using Collector collector = await Collector.StartAsync(storage, run.Start, run.Settings);
        double seeding = await Measure.SecondsAsync(() => run.SeedAsync(collector, count));
        Console.WriteLine($"seeded  {count:N0} {run.Name} in {seeding:0} s");
        using RequestCount requests = new();
        using PeakMemory memory = new();
        (double seconds, double processor) = await Measure.CostAsync(() => run.RunAsync(collector));
        var asked = requests.Take();
        if (await run.DoneAsync(collector) != count)
        {
            throw new InvalidOperationException($"Of {count} items {await run.DoneAsync(collector)} were done.");
        }

        await using IBareStorage bare = storage.OpenBare(RowSize);
        int changes = (int)asked.Where(one => OrderBench.IsChange(one.Key.Operation)).Sum(one => one.Value);
        string name = $"collections.{run.Name}-{count}";
        Figures.AddThroughput(name, count, seconds, run.Unit, bare.Name, await bare.SecondsAsync(Chains, changes));
        Figures.Add($"{name}.requests", asked.Values.Sum() / (double)count, "storage-requests/item");
        Figures.Add($"{name}.processor", processor * 1_000 / count, "ms/item");
        Figures.Add($"{name}.memory-before", memory.Before / 1e6, "MB");
        Figures.Add($"{name}.memory-peak", memory.Peak / 1e6, "MB");
        Report(asked, count);
        return new Cost(seconds / count, processor / count);
    }

    /// <summary>Seconds for each item by the clock, which depends on what else the machine does, and by the processor.</summary>
    private sealed record Cost(double Seconds, double Processor);

    private static void Report(IReadOnlyDictionary<(string Operation, string Resource), long> asked, int count)
    {
        Console.WriteLine($"requests per item of {count:N0} by table and queue");
        foreach (((string operation, string resource), long number) in asked.OrderByDescending(one => one.Value).Take(40))
        {
            Console.WriteLine($"  {number / (double)count,8:0.00}  {operation} {resource}");
        }
    }
}
