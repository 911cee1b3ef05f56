using System.Globalization;
using System.Runtime.InteropServices;

namespace LeadToCash.Bench.Measuring;

/// <summary>Says what a bench ran on, because no figure means anything without it.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    public static void Print(string bench, BenchOptions options)
    {
        double gibibytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"machine {Environment.ProcessorCount} cores, {gibibytes:0.#} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));
        Console.WriteLine($"load    {Load()} (1, 5, 15 minutes)");
        Console.WriteLine($"bench   {bench} on {options.Storage.ToString().ToLowerInvariant()} storage, median of {options.Rounds} rounds after a warm-up");
    }

    private static string Load() => File.Exists(LoadFile) ? string.Join(' ', File.ReadAllText(LoadFile).Split(' ').Take(3)) : "unknown";
}
