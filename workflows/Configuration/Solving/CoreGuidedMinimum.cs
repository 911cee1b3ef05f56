namespace LeadToCash.Configuration.Solving;

/// <summary>
/// Makes the weight of the soft literals that are false as small as can be. Works from below: it asks for all of them, and each core of literals that can't all
/// be true is allowed one that is false, then two, as further cores demand (core-guided optimisation, OLL). Heavy literals come first, because
/// a core costs what its lightest literal weighs.
/// </summary>
internal sealed class CoreGuidedMinimum
{
    private readonly ConfigurationSolver _solver;
    private readonly IReadOnlyList<Literal> _given;
    private readonly List<Literal> _soft = [];
    private readonly Dictionary<Literal, long> _weights = [];
    private readonly Dictionary<Literal, (Literal[] Literals, int False, long Weight)> _allowances = [];

    private CoreGuidedMinimum(ConfigurationSolver solver, IReadOnlyList<Literal> given) => (_solver, _given) = (solver, given);

    /// <summary>
    /// What has to be assumed so that exactly the minima are left: what was given, and what of the soft literals can't be false in any minimum.
    /// The solver's last answer is a minimum. Null if what is given can't be met.
    /// </summary>
    /// <param name="solver">Gets variables and constraints that say nothing without the answer.</param>
    /// <param name="given">Assumptions.</param>
    /// <param name="soft">Literals and what each weighs, more than 0.</param>
    public static IReadOnlyList<Literal>? Find(ConfigurationSolver solver, IReadOnlyList<Literal> given, IEnumerable<Term> soft)
    {
        CoreGuidedMinimum minimum = new(solver, given);
        foreach (Term term in soft)
        {
            minimum.Soften(term.Literal, term.Weight);
        }

        return minimum.Search() ? [.. given, .. minimum._soft] : null;
    }

    private bool Search()
    {
        for (long? least = Heaviest(long.MaxValue); ; least = Heaviest(least.Value))
        {
            while (!_solver.Solve([.. _given, .. _soft.Where(literal => _weights[literal] >= least)]))
            {
                Literal[] core = Trimmed([.. _solver.Core.Where(_weights.ContainsKey)]);
                if (core.Length == 0)
                {
                    return false;
                }

                Relax(core);
            }

            if (least is null || Heaviest(least.Value) is null)
            {
                return true;
            }
        }
    }

    /// <summary>The largest weight below a limit.</summary>
    private long? Heaviest(long below) => _weights.Values.Where(weight => weight < below).Select(weight => (long?)weight).Max();

    /// <summary>A smaller core says more: literals are left out as long as the rest is a core.</summary>
    private Literal[] Trimmed(Literal[] core)
    {
        HashSet<Literal> kept = [.. core];
        foreach (Literal candidate in core)
        {
            if (kept.Count > 1 && kept.Contains(candidate) && !_solver.Solve([.. _given, .. core.Where(literal => literal != candidate && kept.Contains(literal))]))
            {
                kept.IntersectWith(_solver.Core);
            }
        }

        return [.. core.Where(kept.Contains)];
    }

    private void Relax(Literal[] core)
    {
        long least = core.Min(literal => _weights[literal]);
        foreach (Literal literal in core)
        {
            Lighten(literal, least);
            if (_allowances.Remove(literal, out (Literal[] Literals, int False, long Weight) allowance))
            {
                Allow(allowance.Literals, allowance.False + 1, allowance.Weight);
            }
        }

        Allow(core, 1, least);
    }

    private void Soften(Literal literal, long weight)
    {
        _soft.Add(literal);
        _weights.Add(literal, weight);
    }

    /// <summary>Takes weight off a literal; without any it is free to be false.</summary>
    private void Lighten(Literal literal, long weight)
    {
        _weights[literal] -= weight;
        if (_weights[literal] == 0)
        {
            _weights.Remove(literal);
            _soft.Remove(literal);
        }
    }

    /// <summary>A soft literal that says: at most so many of these are false.</summary>
    private void Allow(Literal[] literals, int @false, long weight)
    {
        if (@false < literals.Length)
        {
            var allowance = Literal.Is(_solver.NewVariable());
            _solver.Add(Constraint.AtLeast(literals.Length - @false, literals.Select(literal => new Term(literal, 1))).OnlyWhile(allowance));
            Soften(allowance, weight);
            _allowances.Add(allowance, (literals, @false, weight));
        }
    }
}
