using System.Diagnostics;
using LeadToCash.Bench.Measuring;
using LeadToCash.Configuration;

namespace LeadToCash.Bench.Configuration;

/// <summary>
/// Checks of selections and searches for the nearest valid configuration, on a product with 300 options and 200 rules. The baseline is a search that gives
/// up after a second; how often it did not is a figure of its own, and where it did not, both must agree.
/// </summary>
internal sealed class ConfigurationBench(BenchOptions options)
{
    private const int Selections = 20;
    private static readonly int[] Differences = [2, 6, 20, 60];
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public void Run()
    {
        MeasureFirst();
        foreach (int different in Differences)
        {
            (ProductModel model, IReadOnlyList<IReadOnlyList<ChosenOption>> selections) = LargeModel.Of(Selections, different);
            var configurator = Configurator.For(model, Today);
            Figures.Add($"configuration.check.{different}-different", Median(selections, selection => configurator.Check(selection)) * 1000, "ms");
            MeasureNearest($"configuration.nearest.{different}-different", configurator, new NaiveSearch(model, Patience), selections);
        }
    }

    private void MeasureNearest(string name, Configurator configurator, NaiveSearch naive, IReadOnlyList<IReadOnlyList<ChosenOption>> selections)
    {
        NearestConfiguration[] found = [.. selections.Select(selection => configurator.Nearest(selection, []))];
        int?[] fewest = new int?[selections.Count];
        double[] searched = [.. selections.Select((selection, index) => Seconds(() => fewest[index] = naive.FewestChanges(selection)))];
        Figures.AddDuration(name, Median(selections, selection => configurator.Nearest(selection, [])), "naive", Measure.Median(searched));
        Figures.Add($"{name}.worst", selections.Max(selection => Seconds(() => configurator.Nearest(selection, []))) * 1000, "ms");
        Figures.Add($"{name}.proven", found.Count(nearest => nearest.IsProven), $"of-{Selections}");
        Figures.Add($"{name}.naive-in-time", fewest.Count(changes => changes is not null), $"of-{Selections}");
        Compare(found, fewest);
    }

    /// <summary>What the first request after a start pays: nothing is compiled yet.</summary>
    private static void MeasureFirst()
    {
        (ProductModel model, IReadOnlyList<IReadOnlyList<ChosenOption>> selections) = LargeModel.Of(1, 6);
        Figures.Add("configuration.model-check", Seconds(() => ModelCheck.Of(model)) * 1000, "ms");
        Figures.Add("configuration.check.first", Seconds(() => Configurator.For(model, Today).Check(selections[0])) * 1000, "ms");
        Figures.Add("configuration.nearest.first", Seconds(() => Configurator.For(model, Today).Nearest(selections[0], [])) * 1000, "ms");
    }

    private double Median(IReadOnlyList<IReadOnlyList<ChosenOption>> selections, Action<IReadOnlyList<ChosenOption>> work)
    {
        work(selections[0]);
        return Measure.Median(Enumerable.Range(0, options.Rounds).SelectMany(_ => selections.Select(selection => Seconds(() => work(selection)))));
    }

    /// <summary>In a product with one option in each feature, changing a feature is leaving one option out and adding another.</summary>
    private static void Compare(NearestConfiguration[] found, int?[] fewest)
    {
        foreach ((NearestConfiguration nearest, int? changes) in found.Zip(fewest))
        {
            if (nearest.IsProven && changes is { } features && 2 * features != nearest.Changes.Count)
            {
                throw new InvalidOperationException($"The configurator changes {nearest.Changes.Count} options where {2 * features} are the fewest.");
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
