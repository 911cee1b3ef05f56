namespace LeadToCash.Configuration.Solving;

/// <summary>Which literals are true, in the order in which they became so, in levels: one for each decision.</summary>
internal sealed class Assignment
{
    private const sbyte Open = 0;

    private readonly List<sbyte> _values = [];
    private readonly List<int> _levels = [];
    private readonly List<int> _positions = [];
    private readonly List<AttachedConstraint?> _reasons = [];
    private readonly List<Literal> _trail = [];
    private readonly List<int> _levelStarts = [];

    /// <summary>Number of variables.</summary>
    public int Variables => _values.Count;

    /// <summary>Number of decisions.</summary>
    public int Level => _levelStarts.Count;

    /// <summary>The true literals, oldest first.</summary>
    public IReadOnlyList<Literal> Trail => _trail;

    /// <summary>Adds an open variable.</summary>
    public int Add()
    {
        _values.Add(Open);
        _levels.Add(0);
        _positions.Add(0);
        _reasons.Add(null);
        return _values.Count - 1;
    }

    /// <summary>Whether a variable has no value.</summary>
    public bool IsOpen(int variable) => _values[variable] == Open;

    public bool IsTrue(Literal literal) => _values[literal.Variable] == (literal.IsNegated ? -1 : 1);

    public bool IsFalse(Literal literal) => IsTrue(!literal);

    /// <summary>The level on which a variable got its value.</summary>
    public int LevelOf(int variable) => _levels[variable];

    /// <summary>When a variable got its value, counted from 0.</summary>
    public int PositionOf(int variable) => _positions[variable];

    /// <summary>What forced a variable's value; null for a decision or a fact.</summary>
    public AttachedConstraint? ReasonOf(int variable) => _reasons[variable];

    /// <summary>Opens a level.</summary>
    public void Decide(Literal? literal)
    {
        _levelStarts.Add(_trail.Count);
        if (literal is { } decision)
        {
            Set(decision, null);
        }
    }

    /// <summary>Makes an open literal true.</summary>
    public void Set(Literal literal, AttachedConstraint? reason)
    {
        int variable = literal.Variable;
        _values[variable] = (sbyte)(literal.IsNegated ? -1 : 1);
        (_levels[variable], _positions[variable], _reasons[variable]) = (Level, _trail.Count, reason);
        _trail.Add(literal);
    }

    /// <summary>Where the trail ends when all levels above one are taken back.</summary>
    public int EndOf(int level) => level < Level ? _levelStarts[level] : _trail.Count;

    /// <summary>Takes back the newest literal.</summary>
    public Literal Pop()
    {
        Literal literal = _trail[^1];
        _trail.RemoveAt(_trail.Count - 1);
        _values[literal.Variable] = Open;
        return literal;
    }

    /// <summary>Closes the levels above one, whose literals were taken back.</summary>
    public void CloseLevelsAbove(int level) => _levelStarts.RemoveRange(level, Level - level);
}
