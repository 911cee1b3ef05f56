using LeadToCash.Bench.Measuring;

namespace LeadToCash.Bench.Storages;

/// <summary>
/// Single requests through the storage clients, by one caller and by many, beside bare transactions and reads of rows of the same size.
/// </summary>
internal sealed class StorageBench(BenchOptions options)
{
    private const int BodySize = 1_000;
    private static readonly int[] Callers = [1, 32];
    private int _keys;

    public async Task RunAsync()
    {
        Console.WriteLine($"input   rows and messages of {BodySize} bytes, {Times(1)} requests of 1 caller and {32 * Times(32)} of 32 in a round");
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        await using IBareStorage bare = storage.OpenBare(BodySize);
        foreach (StorageOperation operation in await StorageOperation.PrepareAsync(storage, bare, new byte[BodySize]))
        {
            foreach (int callers in Callers)
            {
                await MeasureAsync(operation, bare, callers);
            }
        }
    }

    private async Task MeasureAsync(StorageOperation operation, IBareStorage bare, int callers)
    {
        int times = Times(callers);
        List<double> seconds = [];
        List<double> limits = [];
        for (int round = 0; round <= options.Rounds; round++)
        {
            double own = await Measure.SecondsAsync(callers, times, (_, time) => operation.RunAsync(NextKey(), time));
            double limit = await Measure.SecondsAsync(callers, times, (_, time) => operation.BareAsync(bare, NextKey(), time));
            if (round > 0)
            {
                seconds.Add(own);
                limits.Add(limit);
            }
        }

        Figures.AddThroughput(
            $"storage.{options.Storage.ToString().ToLowerInvariant()}.{operation.Name}.{callers}", callers * times,
            Measure.Median(seconds), "per-second", bare.Name, Measure.Median(limits));
    }

    private string NextKey() => $"k{Interlocked.Increment(ref _keys)}";

    private static int Times(int callers) => callers == 1 ? 200 : 25;
}
