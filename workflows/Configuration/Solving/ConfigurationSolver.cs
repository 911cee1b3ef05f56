namespace LeadToCash.Configuration.Solving;

/// <summary>
/// A model in a solver: a variable for each option, in their order. When it has to explain itself, a variable for each rule as well, which
/// switches the rule on; otherwise all rules are facts, which is faster.
/// </summary>
internal sealed class ConfigurationSolver
{
    private readonly CompiledModel _model;
    private readonly PseudoBooleanSolver _solver = new();
    private readonly Literal[] _switches = [];

    private ConfigurationSolver(CompiledModel model, bool[]? preferred, bool explains)
    {
        _model = model;
        foreach (int option in Enumerable.Range(0, model.Options.Count))
        {
            _solver.NewVariable(preferred?[option] ?? false);
        }

        if (explains)
        {
            _switches = [.. model.Rules.Select(_ => Literal.Is(_solver.NewVariable(preferred: true)))];
        }

        foreach ((int number, CompiledRule rule) in model.Rules.Index())
        {
            foreach (Constraint constraint in rule.Demands.SelectMany(demand => demand.ToConstraints()))
            {
                _solver.Add(explains ? constraint.OnlyWhile(_switches[number]) : constraint);
            }
        }
    }

    /// <summary>The values of the last question that could be met; the first are the options'.</summary>
    public bool[] Chosen => _solver.Model;

    /// <summary>The last question's assumptions that can't be met together.</summary>
    public IReadOnlyList<Literal> Core => _solver.Core;

    /// <summary>One that answers fast.</summary>
    /// <param name="model">The model.</param>
    /// <param name="preferred">What options are tried with first: chosen or not; not unless given.</param>
    /// <param name="conflictLimit">How many conflicts it may meet, over all questions, before it gives up.</param>
    public static ConfigurationSolver Of(CompiledModel model, bool[]? preferred = null, int conflictLimit = int.MaxValue) =>
        new(model, preferred, explains: false) { ConflictLimit = conflictLimit };

    /// <summary>One that can say which rules it needed.</summary>
    public static ConfigurationSolver Explaining(CompiledModel model) => new(model, null, explains: true);

    /// <summary>How many conflicts it may meet, over all questions, before it gives up.</summary>
    public int ConflictLimit { get => _solver.ConflictLimit; init => _solver.ConflictLimit = value; }

    /// <summary>Whether some valid configuration meets the assumptions.</summary>
    /// <exception cref="SearchLimitException">It met more conflicts than it may.</exception>
    public bool Solve(IReadOnlyList<Literal> assumptions) => _solver.Solve(assumptions);

    /// <summary>A new variable that means something only in constraints to be added.</summary>
    public int NewVariable() => _solver.NewVariable(preferred: true);

    /// <summary>Adds a constraint for all questions to come.</summary>
    public void Add(Constraint constraint) => _solver.Add(constraint);

    /// <summary>
    /// The rules and assumptions that can't hold together, a minimal set of them; null if they can. Of several sets it keeps what comes last:
    /// rules, then the assumptions' last ones. Only for a solver that explains.
    /// </summary>
    /// <param name="assumptions">What is looked at besides all rules; the first are the first to be left out.</param>
    /// <param name="given">What is not questioned.</param>
    public (IReadOnlyList<CompiledRule> Rules, IReadOnlyList<Literal> Assumptions)? MinimalConflict(IReadOnlyList<Literal> assumptions, params IReadOnlyList<Literal> given)
    {
        Literal[] all = [.. assumptions, .. _switches];
        if (Solve([.. given, .. all]))
        {
            return null;
        }

        HashSet<Literal> kept = [.. Core];
        foreach (Literal candidate in all.Where(kept.Contains).ToArray())
        {
            if (kept.Contains(candidate) && !Solve([.. given, .. all.Where(literal => literal != candidate && kept.Contains(literal))]))
            {
                kept.IntersectWith(Core);
            }
        }

        return (
            [.. _model.Rules.Index().Where(rule => kept.Contains(_switches[rule.Index])).Select(rule => rule.Item)],
            [.. assumptions.Where(kept.Contains)]);
    }
}
