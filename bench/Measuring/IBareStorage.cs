namespace LeadToCash.Bench.Measuring;

/// <summary>The least code that stores rows with the promise of the storage measured: the baseline of the ratios.</summary>
internal interface IBareStorage : IAsyncDisposable
{
    /// <summary>What the figures call it.</summary>
    string Name { get; }

    /// <summary>Replaces rows of one key in one transaction; completes when they are as safe as the storage makes them.</summary>
    Task CommitAsync(string key, int rows);

    /// <summary>Reads one row by its key.</summary>
    Task ReadAsync(string key);
}

internal static class BareStorageExtensions
{
    /// <summary>Seconds for so many one-row transactions, shared evenly by chains that run beside each other, each one after the other.</summary>
    public static Task<double> SecondsAsync(this IBareStorage bare, int chains, int transactions) =>
        Measure.SecondsAsync(() => Task.WhenAll(Enumerable.Range(0, chains).Select(chain => Task.Run(async () =>
        {
            int own = (transactions / chains) + (chain < transactions % chains ? 1 : 0);
            for (int i = 0; i < own; i++)
            {
                await bare.CommitAsync($"chain-{chain}", rows: 1);
            }
        }))));
}
