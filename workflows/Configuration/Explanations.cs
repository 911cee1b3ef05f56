using LeadToCash.Configuration.Solving;

namespace LeadToCash.Configuration;

/// <summary>Says why: finds minimal conflicts and writes them for people.</summary>
internal sealed class Explanations(CompiledModel model)
{
    private readonly Lazy<ConfigurationSolver> _solver = new(() => ConfigurationSolver.Explaining(model));

    /// <summary>Why some choices can't hold together with what is given; null if they can.</summary>
    /// <param name="choices">Looked at besides all rules; the first are the first to be left out.</param>
    /// <param name="given">Not part of the reason.</param>
    public Reason? Find(IReadOnlyList<Literal> choices, params IReadOnlyList<Literal> given)
    {
        if (_solver.Value.MinimalConflict(choices, given) is not var (rules, assumptions))
        {
            return null;
        }

        Literal[] ordered = [.. assumptions.OrderBy(literal => literal.Variable)];
        RuleReference[] references = [.. rules.Select(rule => rule.Reference)];
        return new Reason(references, [.. ordered.Select(ChoiceOf)], Sentences.OfReason(references, Options(ordered, negated: false), Options(ordered, negated: true)));
    }

    private ProductOption[] Options(IEnumerable<Literal> literals, bool negated) =>
        [.. literals.Where(literal => literal.IsNegated == negated).Select(literal => model.Options[literal.Variable])];

    private Choice ChoiceOf(Literal literal) => new(model.Options[literal.Variable].Code, !literal.IsNegated);
}
