using System.Globalization;

namespace LeadToCash.Bench.Measuring;

/// <summary>The figures of a run, printed at its end for people and for scripts.</summary>
internal sealed class Figures
{
    private readonly List<string> _lines = [];

    /// <param name="name">Dotted, lower case: <c>engine.embedded.c</c>.</param>
    /// <param name="value">Printed with four significant digits.</param>
    /// <param name="unit">One word: <c>ms</c>, <c>orders/s</c>.</param>
    public void Add(string name, double value, string unit) => _lines.Add($"figure {name} {Text(value)} {unit}");

    /// <summary>A duration beside that of its baseline: the ratio is 1 at the baseline and smaller when slower.</summary>
    public void AddDuration(string name, double seconds, string baseline, double baselineSeconds)
    {
        Add(name, seconds * 1000, "ms");
        Add($"{name}.{baseline}", baselineSeconds * 1000, "ms");
        Add($"{name}.ratio", baselineSeconds / seconds, $"of-{baseline}");
    }

    /// <summary>A throughput beside that of its baseline: the ratio is 1 at the baseline and smaller when slower.</summary>
    public void AddThroughput(string name, int count, double seconds, string unit, string baseline, double baselineSeconds)
    {
        Add(name, count / seconds, unit);
        Add($"{name}.{baseline}", count / baselineSeconds, unit);
        Add($"{name}.ratio", baselineSeconds / seconds, $"of-{baseline}");
    }

    public void Print() => _lines.ForEach(Console.WriteLine);

    /// <summary>Forgets what was printed, for benches that last too long to be printed at their end only.</summary>
    public void Clear() => _lines.Clear();

    private static string Text(double value)
    {
        int digits = value == 0 ? 0 : Math.Max(0, 3 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return Math.Round(value, Math.Min(digits, 10)).ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
