using System.Diagnostics;
using LeadToCash.Configuration;

namespace LeadToCash.Bench.Configuration;

/// <summary>
/// The straightforward way, as a baseline: decide one feature after the other, look at each rule as soon as all its features are decided, go back when one
/// is broken. For products with one option in each feature. Gives up after a while.
/// </summary>
internal sealed class NaiveSearch
{
    private readonly ProductModel _model;
    private readonly ConfigurationRule[][] _decided;
    private readonly TimeSpan _patience;
    private long _start;
    private bool _gaveUp;
    private int[] _wanted = [];
    private int _best;

    public NaiveSearch(ProductModel model, TimeSpan patience)
    {
        _model = model;
        _patience = patience;
        ILookup<int, ConfigurationRule> byLast = model.Rules.ToLookup(rule => Codes(rule).Max(LargeModel.GroupOf));
        _decided = [.. model.Groups.Select((_, group) => byLast[group].ToArray())];
    }

    /// <summary>How many features change at least; null when it gave up.</summary>
    public int? FewestChanges(IReadOnlyList<ChosenOption> selection)
    {
        Begin(selection);
        _best = int.MaxValue;
        Search(new int[_model.Groups.Count], 0, 0);
        return _gaveUp ? null : _best;
    }

    /// <summary>Whether a rule holds where every feature has the option of that number.</summary>
    public static bool Holds(ConfigurationRule rule, int[] options)
    {
        return rule switch
        {
            ConfigurationRule.Requires requires => !requires.When.All(Has) || requires.OneOf.Any(Has),
            ConfigurationRule.Excludes excludes => !excludes.When.All(Has) || !excludes.AnyOf.Any(Has),
            ConfigurationRule.Cardinality set => InRange(set.Options, set.Min, set.Max),
            ConfigurationRule.Conditional conditional =>
                !conditional.When.Any.Any(Has) || conditional.When.None.Any(Has) || InRange(conditional.Then, conditional.Min, conditional.Max),
            ConfigurationRule.Table table => table.Rows.Any(row => row.All(Has)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

        bool Has(string code) => options[LargeModel.GroupOf(code)] == code[^1] - '0';

        bool InRange(IReadOnlyList<string> set, int min, int? max) => set.Count(Has) is int count && count >= min && count <= (max ?? int.MaxValue);
    }

    private static IEnumerable<string> Codes(ConfigurationRule rule) => rule switch
    {
        ConfigurationRule.Requires requires => [.. requires.When, .. requires.OneOf],
        ConfigurationRule.Excludes excludes => [.. excludes.When, .. excludes.AnyOf],
        ConfigurationRule.Cardinality set => set.Options,
        ConfigurationRule.Conditional conditional => [.. conditional.When.Any, .. conditional.When.None, .. conditional.Then],
        ConfigurationRule.Table table => table.Rows.SelectMany(row => row),
        _ => [],
    };

    private void Begin(IReadOnlyList<ChosenOption> selection)
    {
        (_start, _gaveUp) = (Stopwatch.GetTimestamp(), false);
        _wanted = new int[_model.Groups.Count];
        foreach (ChosenOption option in selection)
        {
            _wanted[LargeModel.GroupOf(option.Code)] = option.Code[^1] - '0';
        }
    }

    private void Search(int[] options, int group, int changes)
    {
        _gaveUp = _gaveUp || Stopwatch.GetElapsedTime(_start) > _patience;
        if (changes >= _best || _gaveUp)
        {
            return;
        }

        if (group == options.Length)
        {
            _best = changes;
            return;
        }

        foreach (int option in Enumerable.Range(0, _model.Groups[group].Options.Count).OrderBy(option => option != _wanted[group]))
        {
            options[group] = option;
            if (_decided[group].All(rule => Holds(rule, options)))
            {
                Search(options, group + 1, changes + (option == _wanted[group] ? 0 : 1));
            }
        }
    }
}
