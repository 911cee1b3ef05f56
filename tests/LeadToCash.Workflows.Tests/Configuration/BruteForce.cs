using LeadToCash.Configuration;

namespace LeadToCash.Tests.Configuration;

/// <summary>Knows all configurations of a small model by trying every set of options; reads the rules as their documentation says, without the code under test.</summary>
internal sealed class BruteForce(ProductModel model)
{
    private readonly IReadOnlyList<string> _codes = [.. model.Options.Select(option => option.Code)];
    private IReadOnlyList<HashSet<string>>? _sets;

    /// <summary>Every set of options, valid or not.</summary>
    public IReadOnlyList<HashSet<string>> Sets => _sets ??= [.. Enumerable.Range(0, 1 << _codes.Count)
        .Select(bits => _codes.Where((_, index) => (bits >> index & 1) == 1).ToHashSet())];

    /// <summary>Every valid configuration.</summary>
    public IReadOnlyList<HashSet<string>> Valid => [.. Sets.Where(set => Broken(set).Count == 0)];

    /// <summary>Groups and rules that a set of options breaks.</summary>
    public IReadOnlyList<(RuleKind Kind, string Id)> Broken(HashSet<string> chosen) =>
    [
        .. model.Groups.Where(group => !Holds(group, chosen)).Select(group => (RuleKind.Group, group.Code)),
        .. model.Rules.Where(rule => !Holds(rule, chosen)).Select(rule => (RuleKind.Rule, rule.Id)),
    ];

    /// <summary>Whether a reason is true and says nothing superfluous: no set of options meets its rules, its choices and what is given, but one does when any of them is left out.</summary>
    public bool IsMinimal(Reason reason, params (string Code, bool Chosen)[] given)
    {
        Func<HashSet<string>, bool>[] parts =
        [
            .. reason.Rules.Select(rule => (Func<HashSet<string>, bool>)(set => rule.Kind == RuleKind.Group
                ? Holds(model.Groups.Single(group => group.Code == rule.Id), set)
                : Holds(model.Rules.Single(other => other.Id == rule.Id), set))),
            .. reason.Choices.Select(choice => (Func<HashSet<string>, bool>)(set => set.Contains(choice.Code) == choice.Chosen)),
        ];
        HashSet<string>[] sets = [.. Sets.Where(set => given.All(one => set.Contains(one.Code) == one.Chosen))];
        return !sets.Any(set => parts.All(part => part(set)))
            && parts.All(left => sets.Any(set => parts.All(part => part == left || part(set))));
    }

    private static bool Holds(OptionGroup group, HashSet<string> chosen) =>
        group.Options.Count(option => chosen.Contains(option.Code)) is int count && count >= group.Min && count <= group.Max;

    private bool Holds(ConfigurationRule rule, HashSet<string> chosen) => rule switch
    {
        ConfigurationRule.Requires requires => !requires.When.All(chosen.Contains) || requires.OneOf.Any(chosen.Contains),
        ConfigurationRule.Excludes excludes => !excludes.When.All(chosen.Contains) || !excludes.AnyOf.Any(chosen.Contains),
        ConfigurationRule.Cardinality set => InRange(set.Options, set.Min, set.Max, chosen),
        ConfigurationRule.Conditional conditional => !conditional.When.All.All(chosen.Contains) || conditional.When.None.Any(chosen.Contains)
            || (conditional.When.Any.Count > 0 && !conditional.When.Any.Any(chosen.Contains)) || InRange(conditional.Then, conditional.Min, conditional.Max, chosen),
        ConfigurationRule.Table table => Combinations(table, chosen).All(combination =>
            table.Rows.Any(row => row.Zip(combination).All(cell => cell.First == "*" || cell.First == cell.Second))),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static bool InRange(IReadOnlyList<string> options, int min, int? max, HashSet<string> chosen) =>
        options.Count(chosen.Contains) is int count && count >= min && count <= (max ?? int.MaxValue);

    private IEnumerable<IReadOnlyList<string>> Combinations(ConfigurationRule.Table table, HashSet<string> chosen)
    {
        IEnumerable<IReadOnlyList<string>> combinations = [[]];
        foreach (string group in table.Groups)
        {
            string[] options = [.. model.Groups.Single(each => each.Code == group).Options.Select(option => option.Code).Where(chosen.Contains)];
            combinations = [.. combinations.SelectMany(combination => options.Select(option => (IReadOnlyList<string>)[.. combination, option]))];
        }

        return combinations;
    }
}
