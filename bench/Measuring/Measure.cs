using System.Diagnostics;

namespace LeadToCash.Bench.Measuring;

/// <summary>Times and medians.</summary>
internal static class Measure
{
    /// <summary>How many seconds the work takes.</summary>
    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>How many seconds the work takes, and of this process's processor time meanwhile, which other work on the machine hardly changes.</summary>
    public static async Task<(double Seconds, double ProcessorSeconds)> CostAsync(Func<Task> work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double seconds = await SecondsAsync(work);
        return (seconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    /// <summary>How many seconds it takes until so many callers have each done the work so often.</summary>
    public static Task<double> SecondsAsync(int callers, int times, Func<int, int, Task> work) => SecondsAsync(() => Task.WhenAll(
        Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (int time = 0; time < times; time++)
            {
                await work(caller, time);
            }
        }))));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
