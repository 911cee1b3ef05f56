using LeadToCash.Configuration.Solving;

namespace LeadToCash.Configuration;

/// <summary>
/// Whether the rules of a well-formed model make sense together, in each stretch of time between two dates on which a rule begins or ends: that there
/// is a valid configuration, that each option is in one, that each rule forbids something, that what is chosen beforehand can be completed.
/// </summary>
internal static class ModelSense
{
    public static IEnumerable<ModelFinding> Of(ProductModel model)
    {
        CompiledModel[] stretches = [.. Beginnings(model).Select(date => CompiledModel.Of(model, date))];
        ModelFinding[] contradictions = [.. Beginnings(model).Zip(stretches).SelectMany(stretch => Contradictions(stretch.First, stretch.Second))];
        return contradictions.Length > 0 ? contradictions : [.. DeadOptions(model, stretches), .. IdleRules(model, stretches), .. Defaults(model, stretches)];
    }

    /// <summary>The first days of all stretches.</summary>
    private static IEnumerable<DateOnly> Beginnings(ProductModel model) => model.Rules
        .SelectMany(rule => new[] { rule.ValidFrom, rule.ValidUntil < DateOnly.MaxValue ? rule.ValidUntil.Value.AddDays(1) : null })
        .OfType<DateOnly>().Append(DateOnly.MinValue).Distinct().Order();

    private static IEnumerable<ModelFinding> Contradictions(DateOnly from, CompiledModel model)
    {
        if (new Explanations(model).Find([]) is { } reason)
        {
            string since = from == DateOnly.MinValue ? "" : $" from {from:yyyy-MM-dd}";
            RuleReference? rule = reason.Rules.FirstOrDefault(rule => rule.Kind == RuleKind.Rule);
            yield return new ModelFinding(
                FindingSeverity.Error, rule is null ? "rules" : PathOf(model.Model, rule.Id), rule?.Id,
                $"There is no valid configuration{since}: {string.Join(", ", reason.Rules.Select(each => $"'{each.Id}'"))} contradict each other.");
        }
    }

    private static IEnumerable<ModelFinding> DeadOptions(ProductModel model, CompiledModel[] stretches)
    {
        HashSet<int> alive = [];
        foreach (CompiledModel stretch in stretches)
        {
            ConfigurationSolver solver = ConfigurationSolver.Of(stretch);
            foreach (int option in Enumerable.Range(0, stretch.Options.Count).Where(option => !alive.Contains(option)))
            {
                if (solver.Solve([Literal.Is(option)]))
                {
                    alive.UnionWith(Enumerable.Range(0, stretch.Options.Count).Where(each => solver.Chosen[each]));
                }
            }
        }

        return from @group in model.Groups.Index()
               from option in @group.Item.Options.Index()
               let number = stretches[^1].Find(option.Item.Code)!.Value
               where !alive.Contains(number)
               let reason = new Explanations(stretches[^1]).Find([], Literal.Is(number))!
               select new ModelFinding(
                   FindingSeverity.Warning, $"groups[{@group.Index}].options[{option.Index}]", null,
                   $"The option '{option.Item.Code}' can never be chosen because of {string.Join(", ", reason.Rules.Select(rule => $"'{rule.Id}'"))}.");
    }

    private static IEnumerable<ModelFinding> IdleRules(ProductModel model, CompiledModel[] stretches) =>
        from rule in model.Rules.Index()
        where !stretches.Any(stretch => Bites(stretch, rule.Item.Id))
        select new ModelFinding(
            FindingSeverity.Warning, $"rules[{rule.Index}]", rule.Item.Id, "It never bites: whatever it forbids is forbidden by groups and other rules already.");

    /// <summary>Whether the others leave a configuration that breaks it.</summary>
    private static bool Bites(CompiledModel model, string id)
    {
        if (model.Rules.FirstOrDefault(rule => rule.Kind == RuleKind.Rule && rule.Id == id) is not { } rule)
        {
            return false;
        }

        CompiledModel others = model.Without(rule);
        return rule.Demands.SelectMany(demand => demand.ToConstraints()).Any(constraint =>
        {
            ConfigurationSolver solver = ConfigurationSolver.Of(others);
            solver.Add(constraint.Negated());
            return solver.Solve([]);
        });
    }

    private static IEnumerable<ModelFinding> Defaults(ProductModel model, CompiledModel[] stretches)
    {
        Selection defaults = new(stretches[^1], model.Defaults);
        if (new Explanations(stretches[^1]).Find(defaults.Literals()) is { } reason)
        {
            yield return new ModelFinding(
                FindingSeverity.Warning, "groups", null,
                $"What is chosen beforehand contradicts {string.Join(", ", reason.Rules.Select(rule => $"'{rule.Id}'"))}: {string.Join(", ", reason.Choices.Select(choice => choice.Code))}.");
        }
    }

    private static string PathOf(ProductModel model, string ruleId) => $"rules[{model.Rules.Index().First(rule => rule.Item.Id == ruleId).Index}]";
}
