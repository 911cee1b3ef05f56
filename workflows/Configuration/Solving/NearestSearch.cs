namespace LeadToCash.Configuration.Solving;

/// <summary>
/// Finds the valid configuration that a selection is nearest to: fewest options added and left out; of those the one with the least supplement;
/// of those the one whose first differing option in the model's order is chosen. Each of the three leaves only its own best ones to the next.
/// A selection that is wrong almost everywhere can make the proof of "fewest" very long; then it keeps one choice after the other as long as that goes.
/// </summary>
internal sealed class NearestSearch
{
    private readonly CompiledModel _model;
    private readonly ConfigurationSolver _solver;
    private readonly int[] _options;

    private NearestSearch(CompiledModel model, bool[] chosen, int conflictLimit)
    {
        _model = model;
        _solver = ConfigurationSolver.Of(model, chosen, conflictLimit);
        _options = [.. Enumerable.Range(0, chosen.Length)];
    }

    /// <summary>
    /// Which options the nearest configuration has, and whether that is proven: if not, still no change of it can be taken back alone. Null if what is
    /// pinned can't be satisfied.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="chosen">The selection.</param>
    /// <param name="pinned">Options that stay as they are, chosen or not.</param>
    /// <param name="conflictLimit">How long to look for the proof, in conflicts.</param>
    public static (bool[] Options, bool IsProven)? Find(CompiledModel model, bool[] chosen, bool[] pinned, int conflictLimit)
    {
        ILookup<bool, Literal> asTheyAre = Enumerable.Range(0, chosen.Length).ToLookup(option => pinned[option], option => Literal.Of(option, chosen[option]));
        Literal[] pins = [.. asTheyAre[true]];
        try
        {
            return new NearestSearch(model, chosen, conflictLimit).Nearest(pins, asTheyAre[false]) is { } nearest ? (nearest, true) : null;
        }
        catch (SearchLimitException)
        {
            return new NearestSearch(model, chosen, int.MaxValue).KeptInOrder(pins, asTheyAre[false]) is { } near ? (near, false) : null;
        }
    }

    private bool[]? Nearest(Literal[] pins, IEnumerable<Literal> choices) =>
        CoreGuidedMinimum.Find(_solver, pins, choices.Select(literal => new Term(literal, 1))) is { } fewest
            ? FirstInOrder(CoreGuidedMinimum.Find(_solver, fewest, Supplements(fewest))!)
            : null;

    /// <summary>What is chosen is kept before what is left out.</summary>
    private bool[]? KeptInOrder(Literal[] pins, IEnumerable<Literal> choices)
    {
        List<Literal> kept = [.. pins];
        if (!_solver.Solve(kept))
        {
            return null;
        }

        bool[] found = _solver.Chosen;
        foreach (Literal choice in choices.OrderBy(literal => literal.IsNegated))
        {
            if (found[choice.Variable] != choice.IsNegated || _solver.Solve([.. kept, choice]))
            {
                kept.Add(choice);
                found = _solver.Chosen;
            }
        }

        return found[.._options.Length];
    }

    /// <summary>What the options weigh that are not decided yet: an option with a supplement weighs when it is chosen, one that saves when it is not.</summary>
    private IEnumerable<Term> Supplements(IReadOnlyList<Literal> decided)
    {
        HashSet<int> known = [.. decided.Select(literal => literal.Variable)];
        return from option in _options
               let supplement = (_model.Options[option].Supplement?.MinorUnits ?? 0) * _model.Options[option].LeastQuantity
               where supplement != 0 && !known.Contains(option)
               select new Term(Literal.Of(option, supplement < 0), Math.Abs(supplement));
    }

    private bool[] FirstInOrder(IReadOnlyList<Literal> best)
    {
        List<Literal> decided = [.. best];
        HashSet<Literal> known = [.. best];
        bool[] first = _solver.Chosen;
        foreach (int option in _options)
        {
            if (!first[option] && !known.Contains(Literal.IsNot(option)) && _solver.Solve([.. decided, Literal.Is(option)]))
            {
                first = _solver.Chosen;
            }

            decided.Add(Literal.Of(option, first[option]));
        }

        return first[.._options.Length];
    }
}
