using System.Diagnostics;
using LeadToCash.Bench.Measuring;
using LeadToCash.Configuration;

namespace LeadToCash.Bench.Configuration;

/// <summary>
/// Checks of selections and searches for the nearest valid configuration, on a product with 300 options and 200 rules. The baseline is a search that gives
/// up after two seconds; how often it did not is a figure of its own, and where it did not, both must agree.
/// </summary>
internal sealed class ConfigurationBench(BenchOptions options, Figures figures)
{
    private const int Selections = 20;
    private static readonly int[] Differences = [2, 6, 20];
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public void Run()
    {
        MeasureFirst();
        foreach (int different in Differences)
        {
            (ProductModel model, IReadOnlyList<IReadOnlyList<ChosenOption>> selections) = LargeModel.Of(Selections, different);
            var configurator = Configurator.For(model, Today);
            NaiveSearch naive = new(model, Patience);
            double check = Median(selections, selection => configurator.Check(selection));
            figures.Add($"configuration.check.{different}-different", check * 1000, "ms");
            double nearest = Median(selections, selection => configurator.Nearest(selection, []));
            double[] searched = [.. selections.Select(selection => Seconds(() => naive.FewestChanges(selection)))];
            figures.AddDuration($"configuration.nearest.{different}-different", nearest, "naive", Measure.Median(searched));
            figures.Add($"configuration.nearest.{different}-different.naive-in-time", searched.Count(seconds => seconds < Patience.TotalSeconds), $"of-{Selections}");
            Compare(configurator, naive, selections);
        }
    }

    /// <summary>What the first request after a start pays: nothing is compiled yet.</summary>
    private void MeasureFirst()
    {
        (ProductModel model, IReadOnlyList<IReadOnlyList<ChosenOption>> selections) = LargeModel.Of(1, 6);
        figures.Add("configuration.model-check", Seconds(() => ModelCheck.Of(model)) * 1000, "ms");
        figures.Add("configuration.check.first", Seconds(() => Configurator.For(model, Today).Check(selections[0])) * 1000, "ms");
        figures.Add("configuration.nearest.first", Seconds(() => Configurator.For(model, Today).Nearest(selections[0], [])) * 1000, "ms");
    }

    private double Median(IReadOnlyList<IReadOnlyList<ChosenOption>> selections, Action<IReadOnlyList<ChosenOption>> work)
    {
        work(selections[0]);
        return Measure.Median(Enumerable.Range(0, options.Rounds).SelectMany(_ => selections.Select(selection => Seconds(() => work(selection)))));
    }

    /// <summary>In a product with one option in each feature, changing a feature is leaving one option out and adding another.</summary>
    private static void Compare(Configurator configurator, NaiveSearch naive, IEnumerable<IReadOnlyList<ChosenOption>> selections)
    {
        foreach (IReadOnlyList<ChosenOption> selection in selections)
        {
            int changes = configurator.Nearest(selection, []).Changes.Count;
            if (naive.FewestChanges(selection) is { } fewest && 2 * fewest != changes)
            {
                throw new InvalidOperationException($"The configurator changes {changes} options where {2 * fewest} are enough.");
            }
        }
    }

    private static double Seconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
