namespace LeadToCash.Configuration;

/// <summary>A sound model as it holds on a date: options as numbers in the model's order, groups and rules in their one form.</summary>
internal sealed class CompiledModel
{
    private readonly Dictionary<string, int> _numbers;

    private CompiledModel(ProductModel model, IEnumerable<ConfigurationRule> rules)
    {
        Model = model;
        Options = [.. model.Options];
        _numbers = Options.Index().ToDictionary(option => option.Item.Code, option => option.Index, StringComparer.OrdinalIgnoreCase);
        Rules = [.. model.Groups.Select(Compiled), .. rules.Select(Compiled)];
    }

    private CompiledModel(CompiledModel other, IEnumerable<CompiledRule> rules) =>
        (Model, Options, _numbers, Rules) = (other.Model, other.Options, other._numbers, [.. rules]);

    public ProductModel Model { get; }

    public IReadOnlyList<ProductOption> Options { get; }

    /// <summary>First a rule for each group, then the rules that hold.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; }

    public static CompiledModel Of(ProductModel model, DateOnly date) => new(model, model.Rules.Where(rule => rule.HoldsOn(date)));

    /// <summary>The same without a rule.</summary>
    public CompiledModel Without(CompiledRule rule) => new(this, Rules.Where(other => other != rule));

    /// <summary>The number of an option; null if the model has none of that code.</summary>
    public int? Find(string code) => _numbers.TryGetValue(code, out int number) ? number : null;

    private CompiledRule Compiled(OptionGroup group) =>
        new(group.Code, RuleKind.Group, Sentences.OfGroup(group), [new Demand([], [], [.. group.Options.Select(option => _numbers[option.Code])], group.Min, group.Max)]);

    private CompiledRule Compiled(ConfigurationRule rule) => new(rule.Id, RuleKind.Rule, rule.Text, [.. Demands(rule)]);

    private IEnumerable<Demand> Demands(ConfigurationRule rule) => rule switch
    {
        ConfigurationRule.Requires requires => [Of(requires.When, [], requires.OneOf, 1, null)],
        ConfigurationRule.Excludes excludes => [Of(excludes.When, [], excludes.AnyOf, 0, 0)],
        ConfigurationRule.Cardinality set => [Of([], [], set.Options, set.Min, set.Max)],
        ConfigurationRule.Conditional { When.Any.Count: 0 } conditional => [Of(conditional.When.All, conditional.When.None, conditional.Then, conditional.Min, conditional.Max)],
        ConfigurationRule.Conditional conditional => conditional.When.Any.Select(
            any => Of([.. conditional.When.All, any], conditional.When.None, conditional.Then, conditional.Min, conditional.Max)),
        ConfigurationRule.Table table => Demands(table),
        _ => throw new ArgumentException($"The rule '{rule.Id}' is of an unknown kind.", nameof(rule)),
    };

    private Demand Of(IReadOnlyList<string> all, IReadOnlyList<string> none, IReadOnlyList<string> options, int min, int? max) =>
        new(Numbers(all), Numbers(none), Numbers(options), min, max ?? options.Count);

    private int[] Numbers(IReadOnlyList<string> codes) => [.. codes.Select(code => _numbers[code])];

    /// <summary>For each combination of options of all groups but the largest: it can't have any option of the largest with which it makes no row.</summary>
    private IEnumerable<Demand> Demands(ConfigurationRule.Table table)
    {
        (int Column, int[] Options)[] columns =
            [.. table.Groups.Index().Select(group => (group.Index, Numbers([.. GroupOf(group.Item).Options.Select(option => option.Code)]))).OrderBy(column => column.Item2.Length)];
        IEnumerable<(int[] Options, IReadOnlyList<string>[] Rows)> combinations = [([], [.. table.Rows])];
        foreach ((int column, int[] options) in columns[..^1])
        {
            combinations = [.. combinations.SelectMany(_ => options, (before, option) => ((int[])[.. before.Options, option], RowsWith(before.Rows, column, option)))];
        }

        return from combination in combinations
               let impossible = columns[^1].Options.Where(option => RowsWith(combination.Rows, columns[^1].Column, option).Length == 0).ToArray()
               where impossible.Length > 0
               select new Demand(combination.Options, [], impossible, 0, 0);
    }

    private OptionGroup GroupOf(string code) => Model.Groups.First(group => string.Equals(group.Code, code, StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<string>[] RowsWith(IReadOnlyList<string>[] rows, int column, int option) =>
        [.. rows.Where(row => row[column] == ConfigurationRule.Table.Any || _numbers[row[column]] == option)];
}

/// <summary>A group or a rule in its one form.</summary>
/// <param name="Id">Of the rule, or code of the group.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As a sentence, by language.</param>
/// <param name="Demands">All of them must be met.</param>
internal sealed record CompiledRule(string Id, RuleKind Kind, IReadOnlyDictionary<string, string> Text, IReadOnlyList<Demand> Demands)
{
    /// <summary>How the answers name it.</summary>
    public RuleReference Reference => new(Id, Kind, Text);
}
