using FsCheck;
using FsCheck.Fluent;
using LeadToCash.Configuration;

namespace LeadToCash.Tests.Configuration;

/// <summary>A model, a selection of it, and what of it is pinned.</summary>
public sealed record ConfigurationCase(ProductModel Model, IReadOnlyList<ChosenOption> Selection, IReadOnlyList<string> Pinned)
{
    internal HashSet<string> Chosen => [.. Selection.Select(option => option.Code)];
}

/// <summary>Small models of every kind of rule, sensible or not, with any selection.</summary>
public static class RandomModels
{
    private static readonly Dictionary<string, string> AnyText = new() { ["en"] = "text", ["de"] = "Text" };

    public static Arbitrary<ConfigurationCase> Cases() => (
        from model in Model()
        let codes = model.Options.Select(option => option.Code).ToArray()
        from selection in Gen.SubListOf(codes)
        from pinned in Gen.SubListOf(codes)
        from howManyPins in Gen.Choose(0, 3)
        select new ConfigurationCase(model, [.. selection.Select(code => new ChosenOption(code))], [.. pinned.Take(howManyPins)])).ToArbitrary();

    private static Gen<ProductModel> Model() =>
        from sizes in Gen.Choose(1, 4).ArrayOf(3)
        from groups in Sequence(sizes.Select(Group))
        from count in Gen.Choose(0, 6)
        from rules in Sequence(Enumerable.Range(1, count).Select(number => Rule(number, groups)))
        select new ProductModel { Sku = "X", Name = AnyText, Groups = groups, Rules = rules };

    private static Gen<OptionGroup> Group(int size, int number) =>
        from supplements in Gen.Choose(-3, 3).ArrayOf(size)
        from min in Gen.Choose(0, Math.Min(2, size))
        from max in Gen.Choose(Math.Max(1, min), size)
        select new OptionGroup
        {
            Code = $"G{number}",
            Name = AnyText,
            Min = min,
            Max = max,
            Options = [.. supplements.Select((supplement, index) => new ProductOption { Code = $"G{number}-{index}", Name = AnyText, Supplement = new Money(supplement, "EUR") })],
        };

    private static Gen<ConfigurationRule> Rule(int number, OptionGroup[] groups)
    {
        string id = $"R{number}";
        string[] codes = [.. groups.SelectMany(group => group.Options).Select(option => option.Code)];
        return Gen.OneOf(
            from when in Some(codes, 2)
            from oneOf in Some(codes, 2)
            select (ConfigurationRule)new ConfigurationRule.Requires { Id = id, Text = AnyText, When = when, OneOf = oneOf },
            from when in Some(codes, 2)
            from anyOf in Some(codes, 2)
            select (ConfigurationRule)new ConfigurationRule.Excludes { Id = id, Text = AnyText, When = when, AnyOf = anyOf },
            from options in Some(codes, 5)
            from min in Gen.Choose(0, options.Length)
            from max in Gen.Choose(min, options.Length)
            select (ConfigurationRule)new ConfigurationRule.Cardinality { Id = id, Text = AnyText, Options = options, Min = min, Max = max },
            from all in Some(codes, 2)
            from any in Gen.OneOf(Gen.Constant<string[]>([]), Some(codes, 2))
            from none in Gen.OneOf(Gen.Constant<string[]>([]), Some(codes, 2))
            from then in Some(codes, 3)
            from min in Gen.Choose(0, then.Length)
            select (ConfigurationRule)new ConfigurationRule.Conditional { Id = id, Text = AnyText, When = new RuleCondition { All = all, Any = any, None = none }, Then = then, Min = min, Max = min == 0 ? 0 : null },
            from columns in Gen.Elements(new[] { new[] { 0, 1 }, [2, 0], [0, 1, 2] })
            from rows in Sequence(columns.Select(column => Gen.Elements([.. groups[column].Options.Select(option => option.Code), "*"]))).NonEmptyListOf()
            select (ConfigurationRule)new ConfigurationRule.Table { Id = id, Text = AnyText, Groups = [.. columns.Select(column => groups[column].Code)], Rows = [.. rows] });
    }

    private static Gen<string[]> Some(string[] codes, int most) =>
        from shuffled in Gen.Shuffle(codes)
        from count in Gen.Choose(1, Math.Min(most, codes.Length))
        select shuffled.Take(count).ToArray();

    private static Gen<T[]> Sequence<T>(IEnumerable<Gen<T>> parts) => parts.Aggregate(
        Gen.Constant<T[]>([]), (all, part) => from before in all from next in part select (T[])[.. before, next]);
}
