using LeadToCash.Configuration;

namespace LeadToCash.Bench.Configuration;

/// <summary>
/// A product with 60 features of 5 options each and 200 rules of every kind, always the same. One configuration was drawn first and every rule holds for
/// it, so there is a valid one; most others are not.
/// </summary>
internal sealed class LargeModel
{
    private const int Groups = 60;
    private const int OptionsEach = 5;
    private const int Rules = 200;

    private readonly Random _random = new(20260302);
    private readonly int[] _planted;

    private LargeModel() => _planted = [.. Enumerable.Range(0, Groups).Select(_ => _random.Next(OptionsEach))];

    /// <summary>The model, and selections of it: of all features an option, most as in the drawn configuration.</summary>
    /// <param name="selections">How many.</param>
    /// <param name="different">How many features differ in each.</param>
    public static (ProductModel Model, IReadOnlyList<IReadOnlyList<ChosenOption>> Selections) Of(int selections, int different)
    {
        LargeModel large = new();
        ProductModel model = large.Model();
        return (model, [.. Enumerable.Range(0, selections).Select(_ => large.Selection(different))]);
    }

    /// <summary>The group that an option belongs to.</summary>
    public static int GroupOf(string code) => int.Parse(code.AsSpan(1, 2), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The option of a group.</summary>
    public static string Code(int group, int option) => $"G{group:00}-{option}";

    private static Dictionary<string, string> Text(string text) => new(StringComparer.Ordinal) { ["en"] = text, ["de"] = text };

    private ProductModel Model()
    {
        OptionGroup[] groups = [.. Enumerable.Range(0, Groups).Select(Group)];
        List<ConfigurationRule> rules = [];
        while (rules.Count < Rules)
        {
            ConfigurationRule rule = Rule(rules.Count);
            if (NaiveSearch.Holds(rule, _planted))
            {
                rules.Add(rule);
            }
        }

        return new ProductModel { Sku = "LARGE", Name = Text("Large product"), Groups = groups, Rules = rules };
    }

    private OptionGroup Group(int group) => new()
    {
        Code = $"G{group:00}",
        Name = Text($"Feature {group}"),
        Options =
        [
            .. Enumerable.Range(0, OptionsEach).Select(option => new ProductOption
            {
                Code = Code(group, option),
                Name = Text($"Option {group}-{option}"),
                Supplement = Money.Of(_random.Next(0, 500), "EUR"),
            }),
        ],
    };

    private ConfigurationRule Rule(int number) => (number % 10) switch
    {
        < 4 => new ConfigurationRule.Requires { Id = $"R{number}", Text = Text($"Rule {number}"), When = Options(1), OneOf = Options(2) },
        < 7 => new ConfigurationRule.Excludes { Id = $"R{number}", Text = Text($"Rule {number}"), When = Options(1), AnyOf = Options(2) },
        7 => new ConfigurationRule.Cardinality { Id = $"R{number}", Text = Text($"Rule {number}"), Options = Options(12), Min = 1, Max = 4 },
        8 => new ConfigurationRule.Conditional
        {
            Id = $"R{number}",
            Text = Text($"Rule {number}"),
            When = new RuleCondition { Any = Options(2), None = Options(1) },
            Then = Options(4),
            Min = 1,
            Max = 2,
        },
        _ => Table(number),
    };

    private ConfigurationRule.Table Table(int number)
    {
        int first = _random.Next(Groups - 1);
        int second = _random.Next(first + 1, Groups);
        string[][] rows = [.. from one in Enumerable.Range(0, OptionsEach) from other in Enumerable.Range(0, OptionsEach) where _random.Next(3) > 0 select (string[])[Code(first, one), Code(second, other)]];
        return new ConfigurationRule.Table { Id = $"R{number}", Text = Text($"Rule {number}"), Groups = [$"G{first:00}", $"G{second:00}"], Rows = rows };
    }

    private string[] Options(int count) =>
        [.. Enumerable.Range(0, Groups).OrderBy(_ => _random.Next()).Take(count).ToArray().Select(group => Code(group, _random.Next(OptionsEach)))];

    private ChosenOption[] Selection(int different)
    {
        HashSet<int> changed = [.. Enumerable.Range(0, Groups).OrderBy(_ => _random.Next()).Take(different)];
        return [.. _planted.Index().Select(planted => new ChosenOption(Code(planted.Index, changed.Contains(planted.Index) ? _random.Next(OptionsEach) : planted.Item)))];
    }
}
