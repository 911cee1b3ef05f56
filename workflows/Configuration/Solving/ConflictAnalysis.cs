namespace LeadToCash.Configuration.Solving;

/// <summary>
/// Finds what is behind a conflict. A pseudo-Boolean constraint speaks here through the clause that its false literals make: they alone left it
/// no other way.
/// </summary>
internal sealed class ConflictAnalysis(Assignment assignment)
{
    private bool[] _seen = [];

    /// <summary>
    /// The clause that follows from a conflict, the literal that it forces first, and the level on which it forces it: resolved until one literal of
    /// the newest level is left (first unique implication point).
    /// </summary>
    public (IReadOnlyList<Literal> Clause, int Level) Learn(AttachedConstraint conflict)
    {
        Begin();
        List<Literal> clause = [default];
        int open = Mark(conflict, int.MaxValue, clause);
        int index = assignment.Trail.Count;
        Literal literal;
        do
        {
            do
            {
                literal = assignment.Trail[--index];
            }
            while (!_seen[literal.Variable]);

            open--;
            if (open > 0)
            {
                open += Mark(assignment.ReasonOf(literal.Variable)!, index, clause);
            }
        }
        while (open > 0);

        clause[0] = !literal;
        return (clause, clause.Skip(1).Select(other => assignment.LevelOf(other.Variable)).DefaultIfEmpty(0).Max());
    }

    /// <summary>The assumptions that made an assumption false, and that one itself.</summary>
    public IReadOnlyList<Literal> AssumptionsBehind(Literal refuted)
    {
        Begin();
        List<Literal> core = [refuted];
        _seen[refuted.Variable] = assignment.LevelOf(refuted.Variable) > 0;
        for (int index = assignment.Trail.Count - 1; index >= assignment.EndOf(0); index--)
        {
            Literal literal = assignment.Trail[index];
            if (!_seen[literal.Variable])
            {
                continue;
            }

            if (assignment.ReasonOf(literal.Variable) is not { } reason)
            {
                core.Add(literal);
                continue;
            }

            foreach (Literal cause in Causes(reason, index))
            {
                _seen[cause.Variable] = true;
            }
        }

        return core;
    }

    private void Begin()
    {
        if (_seen.Length < assignment.Variables)
        {
            _seen = new bool[assignment.Variables];
        }

        Array.Clear(_seen);
    }

    /// <summary>Adds the causes of older levels to the clause; returns how many new ones are of the newest level.</summary>
    private int Mark(AttachedConstraint constraint, int before, List<Literal> clause)
    {
        int newest = 0;
        foreach (Literal cause in Causes(constraint, before))
        {
            if (_seen[cause.Variable])
            {
                continue;
            }

            _seen[cause.Variable] = true;
            if (assignment.LevelOf(cause.Variable) == assignment.Level)
            {
                newest++;
            }
            else
            {
                clause.Add(cause);
            }
        }

        return newest;
    }

    /// <summary>The literals of a constraint that were false before a place of the trail; facts are left out.</summary>
    private IEnumerable<Literal> Causes(AttachedConstraint constraint, int before) =>
        from term in constraint.Terms
        where assignment.IsFalse(term.Literal) && assignment.PositionOf(term.Literal.Variable) < before && assignment.LevelOf(term.Literal.Variable) > 0
        select term.Literal;
}
