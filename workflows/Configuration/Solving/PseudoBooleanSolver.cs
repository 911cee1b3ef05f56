namespace LeadToCash.Configuration.Solving;

/// <summary>
/// A complete solver for pseudo-Boolean constraints: it propagates, decides, and learns a clause from every conflict. The same calls give
/// the same answers. Constraints may be added between questions; what was learned is kept. Not safe for several threads.
/// </summary>
internal sealed class PseudoBooleanSolver
{
    private const int ConflictsBetweenRestarts = 128;

    private readonly Assignment _assignment = new();
    private readonly ConflictAnalysis _analysis;
    private readonly VariableOrder _order = new();
    private readonly List<bool> _preferred = [];
    private readonly List<List<(AttachedConstraint Constraint, long Weight)>> _occurrences = [];
    private int _propagated;
    private int _conflicts;
    private bool _contradictory;

    public PseudoBooleanSolver() => _analysis = new(_assignment);

    /// <summary>The values of the last question that could be met, by variable.</summary>
    public bool[] Model { get; private set; } = [];

    /// <summary>Of the last question that could not be met: assumptions that the constraints can't meet together; not the fewest.</summary>
    public IReadOnlyList<Literal> Core { get; private set; } = [];

    /// <summary>How many conflicts it may meet, over all questions, before it gives up.</summary>
    public int ConflictLimit { get; set; } = int.MaxValue;

    /// <summary>Adds a variable.</summary>
    /// <param name="preferred">The value that it is tried with first.</param>
    public int NewVariable(bool preferred = false)
    {
        _preferred.Add(preferred);
        _occurrences.Add([]);
        _occurrences.Add([]);
        _order.Add();
        return _assignment.Add();
    }

    /// <summary>Adds a constraint for all questions to come.</summary>
    public void Add(Constraint constraint)
    {
        if (constraint.Degree > 0 && Attach(constraint) is { } attached)
        {
            PropagateIn(attached);
            _contradictory |= Propagate() is not null;
        }
    }

    /// <summary>Whether all constraints can be met while all assumptions are true; sets the model or the core.</summary>
    /// <exception cref="SearchLimitException">It met more conflicts than it may; it can't be asked again.</exception>
    public bool Solve(IReadOnlyList<Literal> assumptions)
    {
        Core = [];
        bool? answer = _contradictory ? false : null;
        int conflicts = 0;
        while (answer is null)
        {
            if (Propagate() is { } conflict)
            {
                conflicts++;
                if (++_conflicts > ConflictLimit)
                {
                    throw new SearchLimitException();
                }

                answer = Learn(conflict) ? null : false;
            }
            else if (conflicts >= ConflictsBetweenRestarts)
            {
                conflicts = 0;
                BackTo(0);
            }
            else
            {
                answer = Decide(assumptions);
            }
        }

        BackTo(0);
        return answer.Value;
    }

    private bool? Decide(IReadOnlyList<Literal> assumptions)
    {
        while (_assignment.Level < assumptions.Count)
        {
            Literal assumption = assumptions[_assignment.Level];
            if (_assignment.IsFalse(assumption))
            {
                Core = _analysis.AssumptionsBehind(assumption);
                return false;
            }

            bool known = _assignment.IsTrue(assumption);
            _assignment.Decide(known ? null : assumption);
            if (!known)
            {
                return null;
            }
        }

        int variable = _order.Next(_assignment.IsOpen);
        if (variable < 0)
        {
            Model = [.. Enumerable.Range(0, _assignment.Variables).Select(each => _assignment.IsTrue(Literal.Is(each)))];
            return true;
        }

        _assignment.Decide(Literal.Of(variable, _preferred[variable]));
        return null;
    }

    private AttachedConstraint? Attach(Constraint constraint)
    {
        if (constraint.Terms.Sum(term => term.Weight) < constraint.Degree)
        {
            _contradictory = true;
            return null;
        }

        AttachedConstraint attached = new(constraint);
        foreach (Term term in constraint.Terms)
        {
            _occurrences[term.Literal.Index].Add((attached, term.Weight));
            if (_assignment.IsFalse(term.Literal) && _assignment.PositionOf(term.Literal.Variable) < _propagated)
            {
                attached.Slack -= term.Weight;
            }
        }

        _contradictory |= attached.Slack < 0 && _assignment.Level == 0;
        return attached;
    }

    /// <summary>Draws all conclusions; returns the constraint that can't be met any more, if there is one.</summary>
    private AttachedConstraint? Propagate()
    {
        while (_propagated < _assignment.Trail.Count)
        {
            List<(AttachedConstraint Constraint, long Weight)> affected = _occurrences[(!_assignment.Trail[_propagated++]).Index];
            AttachedConstraint? broken = null;
            foreach ((AttachedConstraint constraint, long weight) in affected)
            {
                constraint.Slack -= weight;
                broken ??= constraint.Slack < 0 ? constraint : null;
            }

            if (broken is not null)
            {
                return broken;
            }

            affected.ForEach(occurrence => PropagateIn(occurrence.Constraint));
        }

        return null;
    }

    /// <summary>Whoever weighs more than the slack must be true.</summary>
    private void PropagateIn(AttachedConstraint constraint)
    {
        if (constraint.Slack >= constraint.Heaviest || constraint.Slack < 0)
        {
            return;
        }

        foreach (Term term in constraint.Terms)
        {
            if (term.Weight > constraint.Slack && _assignment.IsOpen(term.Literal.Variable))
            {
                _assignment.Set(term.Literal, constraint);
            }
        }
    }

    /// <summary>Learns from a conflict and goes back to where the learned clause decides; false if there is no such place.</summary>
    private bool Learn(AttachedConstraint conflict)
    {
        if (_assignment.Level == 0)
        {
            _contradictory = true;
            return false;
        }

        (IReadOnlyList<Literal> clause, int level) = _analysis.Learn(conflict);
        foreach (Literal literal in clause)
        {
            _order.MoveToTheFront(literal.Variable);
        }

        BackTo(level);
        AttachedConstraint? learned = Attach(Constraint.Clause(clause));
        _assignment.Set(clause[0], learned);
        return true;
    }

    private void BackTo(int level)
    {
        int end = _assignment.EndOf(level);
        while (_assignment.Trail.Count > end)
        {
            Literal literal = _assignment.Pop();
            if (_assignment.Trail.Count < _propagated)
            {
                _occurrences[(!literal).Index].ForEach(occurrence => occurrence.Constraint.Slack += occurrence.Weight);
            }

            _order.Reopen(literal.Variable);
        }

        _propagated = Math.Min(_propagated, end);
        _assignment.CloseLevelsAbove(Math.Min(level, _assignment.Level));
    }
}
