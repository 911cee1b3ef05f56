using System.Globalization;

namespace LeadToCash.Bench.Measuring;

/// <summary>The figures of a run, each printed as soon as it is known, for people and for scripts.</summary>
internal static class Figures
{
    /// <param name="name">Dotted, lower case: <c>engine.embedded.c</c>.</param>
    /// <param name="value">Printed with four significant digits.</param>
    /// <param name="unit">One word: <c>ms</c>, <c>orders/s</c>.</param>
    public static void Add(string name, double value, string unit) => Console.WriteLine($"figure {name} {Text(value)} {unit}");

    /// <summary>A duration beside that of its baseline: the ratio is 1 at the baseline and smaller when slower.</summary>
    public static void AddDuration(string name, double seconds, string baseline, double baselineSeconds)
    {
        Add(name, seconds * 1000, "ms");
        Add($"{name}.{baseline}", baselineSeconds * 1000, "ms");
        Add($"{name}.ratio", baselineSeconds / seconds, $"of-{baseline}");
    }

    /// <summary>A throughput beside that of its baseline: the ratio is 1 at the baseline and smaller when slower.</summary>
    public static void AddThroughput(string name, int count, double seconds, string unit, string baseline, double baselineSeconds)
    {
        Add(name, count / seconds, unit);
        Add($"{name}.{baseline}", count / baselineSeconds, unit);
        Add($"{name}.ratio", baselineSeconds / seconds, $"of-{baseline}");
    }

    private static string Text(double value)
    {
        int digits = value == 0 ? 0 : Math.Max(0, 3 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return Math.Round(value, Math.Min(digits, 10)).ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
