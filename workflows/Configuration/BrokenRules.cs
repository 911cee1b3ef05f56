namespace LeadToCash.Configuration;

/// <summary>Looks for the rules that a selection breaks as it stands; needs no solver.</summary>
internal static class BrokenRules
{
    /// <summary>All of them: first what the model does not know, then quantities, groups and rules in the model's order.</summary>
    public static IReadOnlyList<BrokenRule> Of(CompiledModel model, Selection selection) =>
    [
        .. selection.Unknown.Select(code => Unknown(model, code)),
        .. from option in Enumerable.Range(0, model.Options.Count)
           where selection.Chosen[option] && selection.PermittedQuantity(option) != selection.Quantities[option]
           select Quantity(model.Options[option]),
        .. model.Rules.Where(rule => rule.Demands.Any(demand => !demand.IsMetBy(selection.Chosen))).Select(rule => Broken(model, rule, selection.Chosen)),
    ];

    /// <summary>The reason for bringing a quantity into its range.</summary>
    public static Reason OfQuantity(ProductOption option) =>
        new([new RuleReference(option.Code, RuleKind.Quantity, Sentences.OfQuantity(option))], [], Sentences.OfQuantity(option));

    /// <summary>The reason for leaving out what the model does not know.</summary>
    public static Reason OfUnknown(ProductModel model, string code) =>
        new([new RuleReference(code, RuleKind.Unknown, Sentences.OfUnknown(model, code))], [], Sentences.OfUnknown(model, code));

    private static BrokenRule Unknown(CompiledModel model, string code)
    {
        Reason reason = OfUnknown(model.Model, code);
        return new(reason.Rules[0], [code], reason.Sentence);
    }

    private static BrokenRule Quantity(ProductOption option)
    {
        Reason reason = OfQuantity(option);
        return new(reason.Rules[0], [option.Code], reason.Sentence);
    }

    private static BrokenRule Broken(CompiledModel model, CompiledRule rule, bool[] chosen)
    {
        int[] involved = [.. rule.Demands.Where(demand => !demand.IsMetBy(chosen)).SelectMany(demand => demand.Involved(chosen)).Distinct().Order()];
        ProductOption[] present = [.. involved.Where(option => chosen[option]).Select(option => model.Options[option])];
        ProductOption[] missing = [.. involved.Where(option => !chosen[option]).Select(option => model.Options[option])];
        return new(rule.Reference, [.. involved.Select(option => model.Options[option].Code)], Sentences.OfBroken(rule, present, missing));
    }
}
