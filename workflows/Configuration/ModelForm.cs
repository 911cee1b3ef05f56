namespace LeadToCash.Configuration;

/// <summary>Whether a model is well formed: codes, texts, ranges, and that rules speak only of what there is.</summary>
internal sealed class ModelForm
{
    private const int MostTableCombinations = 10_000;

    private readonly ProductModel _model;
    private readonly HashSet<string> _options = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ModelFinding> _findings = [];
    private string? _rule;

    private ModelForm(ProductModel model) => _model = model;

    public static IReadOnlyList<ModelFinding> Of(ProductModel model)
    {
        ModelForm form = new(model);
        form.CheckGroups();
        form.CheckRules();
        return form._findings;
    }

    private void CheckGroups()
    {
        Require(Codes.IsOne(_model.Sku), "sku", $"'{_model.Sku}' is no item number: letters A to Z, digits and - _ . are allowed.");
        CheckTexts(_model.Name, "name");
        Require(_model.Groups.Count > 0, "groups", "There must be a group.");
        HashSet<string> codes = new(StringComparer.OrdinalIgnoreCase);
        foreach ((int index, OptionGroup group) in _model.Groups.Index())
        {
            string path = $"groups[{index}]";
            Require(Codes.IsOne(group.Code) && codes.Add(group.Code), $"{path}.code", $"'{group.Code}' is no code, or there twice.");
            CheckTexts(group.Name, $"{path}.name");
            Require(group.Min >= 0 && group.Max >= Math.Max(1, group.Min), $"{path}.max", $"{group.Min} to {group.Max} is no range of numbers of options.");
            Require(group.Options.Count > 0 && group.Min <= group.Options.Count, $"{path}.options", $"The group '{group.Code}' has fewer options than must be chosen.");
            foreach ((int number, ProductOption option) in group.Options.Index())
            {
                CheckOption(option, $"{path}.options[{number}]");
            }
        }

        Require(
            _model.Options.Select(option => option.Supplement?.Currency).OfType<string>().Distinct(StringComparer.Ordinal).Count() <= 1,
            "groups", "All supplements must be in one currency.");
    }

    private void CheckOption(ProductOption option, string path)
    {
        Require(Codes.IsOne(option.Code) && _options.Add(option.Code), $"{path}.code", $"'{option.Code}' is no code, or there twice.");
        CheckTexts(option.Name, $"{path}.name");
        Require(
            option.Quantity is null or { Min: >= 1 } && option.MostQuantity >= option.LeastQuantity,
            $"{path}.quantity", $"{option.LeastQuantity} to {option.MostQuantity} is no range of quantities from 1.");
    }

    private void CheckRules()
    {
        HashSet<string> ids = new(StringComparer.OrdinalIgnoreCase);
        foreach ((int index, ConfigurationRule rule) in _model.Rules.Index())
        {
            string path = $"rules[{index}]";
            _rule = rule.Id;
            Require(Codes.IsOne(rule.Id) && ids.Add(rule.Id), $"{path}.id", $"'{rule.Id}' is no id, or there twice.");
            CheckTexts(rule.Text, $"{path}.text");
            Require(!(rule.ValidUntil < rule.ValidFrom), $"{path}.validUntil", $"It ends on {rule.ValidUntil:yyyy-MM-dd}, before it begins.");
            CheckRule(rule, path);
        }
    }

    private void CheckRule(ConfigurationRule rule, string path)
    {
        switch (rule)
        {
            case ConfigurationRule.Requires requires:
                CheckOptions(requires.When, $"{path}.when");
                CheckOptions(requires.OneOf, $"{path}.oneOf");
                break;
            case ConfigurationRule.Excludes excludes:
                CheckOptions(excludes.When, $"{path}.when");
                CheckOptions(excludes.AnyOf, $"{path}.anyOf");
                break;
            case ConfigurationRule.Cardinality set:
                CheckOptions(set.Options, $"{path}.options");
                CheckRange(set.Min, set.Max, set.Options.Count, path);
                break;
            case ConfigurationRule.Conditional conditional:
                CheckOptions(conditional.When.All, $"{path}.when.all", mayBeEmpty: true);
                CheckOptions(conditional.When.Any, $"{path}.when.any", mayBeEmpty: true);
                CheckOptions(conditional.When.None, $"{path}.when.none", mayBeEmpty: true);
                CheckOptions(conditional.Then, $"{path}.then");
                CheckRange(conditional.Min, conditional.Max, conditional.Then.Count, path);
                break;
            case ConfigurationRule.Table table:
                CheckTable(table, path);
                break;
        }
    }

    private void CheckOptions(IReadOnlyList<string> codes, string path, bool mayBeEmpty = false)
    {
        Require(mayBeEmpty || codes.Count > 0, path, "There must be an option.");
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach ((int index, string code) in codes.Index())
        {
            Require(_options.Contains(code ?? ""), $"{path}[{index}]", $"There is no option '{code}'.");
            Require(seen.Add(code ?? ""), $"{path}[{index}]", $"The option '{code}' is there twice.");
        }
    }

    private void CheckRange(int min, int? max, int options, string path)
    {
        Require(min >= 0 && !(max < min) && (min > 0 || max is not null), $"{path}.min", $"{min} to {max} is no range of numbers of options.");
        Require(min <= options, $"{path}.min", $"Of {options} options {min} can't be chosen.");
    }

    private void CheckTable(ConfigurationRule.Table table, string path)
    {
        OptionGroup?[] groups = [.. table.Groups.Select(code => _model.Groups.FirstOrDefault(group => string.Equals(group.Code, code, StringComparison.OrdinalIgnoreCase)))];
        Require(table.Groups.Count >= 2, $"{path}.groups", "A table needs two groups or more.");
        foreach ((int column, OptionGroup? group) in groups.Index())
        {
            Require(group is not null, $"{path}.groups[{column}]", $"There is no group '{table.Groups[column]}'.");
            Require(group is null || groups.Count(other => other == group) == 1, $"{path}.groups[{column}]", $"The group '{table.Groups[column]}' is there twice.");
        }

        Require(
            groups.OfType<OptionGroup>().Select(group => group.Options.Count).Order().SkipLast(1).Aggregate(1L, (product, options) => Math.Min(product * options, int.MaxValue)) <= MostTableCombinations,
            $"{path}.groups", $"The table has more than {MostTableCombinations} combinations without its largest group; split it.");
        Require(table.Rows.Count > 0, $"{path}.rows", "There must be a row.");
        foreach ((int index, IReadOnlyList<string> row) in table.Rows.Index())
        {
            Require(row.Count == groups.Length, $"{path}.rows[{index}]", $"The row has {row.Count} entries for {groups.Length} groups.");
            foreach ((int column, (string cell, OptionGroup? group)) in row.Zip(groups).Index())
            {
                Require(
                    cell == ConfigurationRule.Table.Any || group is null || group.Options.Any(option => string.Equals(option.Code, cell, StringComparison.OrdinalIgnoreCase)),
                    $"{path}.rows[{index}][{column}]", $"The group '{group?.Code}' has no option '{cell}'.");
            }
        }
    }

    private void CheckTexts(IReadOnlyDictionary<string, string> texts, string path) => Require(
        new[] { LocalizedTexts.English, LocalizedTexts.German }.All(language => !string.IsNullOrWhiteSpace(texts.GetValueOrDefault(language))),
        path, "It needs a text in en and in de.");

    private void Require(bool holds, string path, string otherwise)
    {
        if (!holds)
        {
            _findings.Add(new ModelFinding(FindingSeverity.Error, path, _rule, otherwise));
        }
    }
}
