namespace LeadToCash.Configuration.Solving;

/// <summary>
/// Finds the valid configuration that a selection is nearest to, exactly: fewest options added and left out; of those the one with the least supplement;
/// of those the one whose first differing option in the model's order is chosen. Works from below: it asks for no change at all, and each core
/// of choices that can't all stay raises the bound and is allowed one change, then two, as the cores demand (core-guided optimisation, OLL).
/// </summary>
internal sealed class NearestSearch
{
    private readonly CompiledModel _model;
    private readonly ConfigurationSolver _solver;
    private readonly Literal[] _pins;
    private readonly List<Literal> _soft = [];
    private readonly Dictionary<Literal, long> _weights = [];
    private readonly Dictionary<Literal, (Literal[] Kept, int Changes, long Weight)> _allowances = [];

    private NearestSearch(CompiledModel model, bool[] chosen, bool[] pinned)
    {
        _model = model;
        _solver = ConfigurationSolver.Of(model, chosen);
        _pins = [.. Enumerable.Range(0, chosen.Length).Where(option => pinned[option]).Select(option => Literal.Of(option, chosen[option]))];
        long[] supplements = [.. model.Options.Select(option => (option.Supplement?.MinorUnits ?? 0) * option.LeastQuantity)];
        long change = checked(1 + 2 * supplements.Sum(Math.Abs)); // no sum of supplements is worth another change
        foreach (int option in Enumerable.Range(0, chosen.Length).Where(option => !pinned[option]))
        {
            Soften(Literal.Of(option, chosen[option]), change + (chosen[option] ? -supplements[option] : supplements[option]));
        }
    }

    /// <summary>Which options the nearest configuration has; null if what is pinned can't be satisfied.</summary>
    /// <param name="model">The model.</param>
    /// <param name="chosen">The selection.</param>
    /// <param name="pinned">Options that stay as they are, chosen or not.</param>
    public static bool[]? Find(CompiledModel model, bool[] chosen, bool[] pinned)
    {
        NearestSearch search = new(model, chosen, pinned);
        return search.Optimise() ? search.FirstInOrder() : null;
    }

    private bool Optimise()
    {
        while (!_solver.Solve([.. _pins, .. _soft]))
        {
            Literal[] core = [.. _solver.Core.Where(_weights.ContainsKey)];
            if (core.Length == 0)
            {
                return false;
            }

            Relax(core);
        }

        return true;
    }

    private void Relax(Literal[] core)
    {
        long least = core.Min(literal => _weights[literal]);
        foreach (Literal literal in core)
        {
            Lighten(literal, least);
            if (_allowances.Remove(literal, out (Literal[] Kept, int Changes, long Weight) allowance))
            {
                Allow(allowance.Kept, allowance.Changes + 1, allowance.Weight);
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

    /// <summary>A soft literal that says: at most so many of these change.</summary>
    private void Allow(Literal[] kept, int changes, long weight)
    {
        if (changes < kept.Length)
        {
            var allowance = Literal.Is(_solver.NewVariable());
            _solver.Add(Constraint.AtLeast(kept.Length - changes, kept.Select(literal => new Term(literal, 1))).OnlyWhile(allowance));
            Soften(allowance, weight);
            _allowances.Add(allowance, (kept, changes, weight));
        }
    }

    /// <summary>What is still soft holds in every optimum and only there, so among them the first in the model's order is found one option at a time.</summary>
    private bool[] FirstInOrder()
    {
        List<Literal> decided = [.. _pins, .. _soft];
        HashSet<Literal> fixedOnes = [.. decided];
        bool[] best = _solver.Chosen;
        foreach (int option in Enumerable.Range(0, _model.Options.Count))
        {
            if (!best[option] && !fixedOnes.Contains(Literal.IsNot(option)) && _solver.Solve([.. decided, Literal.Is(option)]))
            {
                best = _solver.Chosen;
            }

            decided.Add(Literal.Of(option, best[option]));
        }

        return best[.._model.Options.Count];
    }
}
