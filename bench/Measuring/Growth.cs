using System.Diagnostics;

namespace LeadToCash.Bench.Measuring;

/// <summary>Work on items one after the other, for rising numbers of them.</summary>
internal static class Growth
{
    /// <summary>1,000, 10,000 and the most, or what the options say.</summary>
    public static IEnumerable<int> Of(BenchOptions options, int most) => new[] { 1_000, 10_000, options.Instances ?? most }.Where(count => count <= (options.Instances ?? most)).Distinct();

    /// <summary>The median of rounds after a warm-up, and what one item allocates.</summary>
    public static Sample Measure<T>(int rounds, int count, Func<int, T> work)
    {
        List<double> seconds = [];
        long allocated = 0;
        for (int round = 0; round <= rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            for (int number = 0; number < count; number++)
            {
                work(number);
            }

            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return new Sample(Measuring.Measure.Median(seconds.Skip(1)), (double)allocated / count);
    }

    /// <summary>What one round took, and bytes that each item allocated.</summary>
    internal sealed record Sample(double Seconds, double BytesEach);
}
