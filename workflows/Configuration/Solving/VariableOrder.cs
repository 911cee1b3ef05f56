namespace LeadToCash.Configuration.Solving;

/// <summary>
/// Which variable to decide next: the one that took part in a conflict last, else the first one. A linked list with a finger on the place
/// behind which nothing is open, so that choosing costs nothing on average.
/// </summary>
internal sealed class VariableOrder
{
    private const int None = -1;

    private readonly List<int> _before = [];
    private readonly List<int> _after = [];
    private readonly List<long> _stamps = [];
    private long _lastStamp;
    private long _firstStamp;
    private int _first = None;
    private int _last = None;
    private int _finger = None;

    /// <summary>A new variable; it comes after all others.</summary>
    public void Add()
    {
        int variable = _before.Count;
        _before.Add(None);
        _after.Add(_first);
        _stamps.Add(--_firstStamp);
        if (_first != None)
        {
            _before[_first] = variable;
        }
        else
        {
            _last = _finger = variable;
        }

        _first = variable;
    }

    /// <summary>Makes a variable the next.</summary>
    public void MoveToTheFront(int variable)
    {
        if (variable == _last)
        {
            return;
        }

        if (_finger == variable)
        {
            _finger = _before[variable] != None ? _before[variable] : _after[variable];
        }

        Unlink(variable);
        (_before[variable], _after[variable]) = (_last, None);
        _after[_last] = variable;
        _last = variable;
        _stamps[variable] = ++_lastStamp;
    }

    /// <summary>A variable has no value any more.</summary>
    public void Reopen(int variable)
    {
        if (_stamps[variable] > _stamps[_finger])
        {
            _finger = variable;
        }
    }

    /// <summary>The next open variable; -1 if all have values.</summary>
    public int Next(Predicate<int> isOpen)
    {
        while (_finger != None && !isOpen(_finger))
        {
            if (_before[_finger] == None)
            {
                return None;
            }

            _finger = _before[_finger];
        }

        return _finger;
    }

    private void Unlink(int variable)
    {
        if (_before[variable] == None)
        {
            _first = _after[variable];
        }
        else
        {
            _after[_before[variable]] = _after[variable];
        }

        _before[_after[variable]] = _before[variable];
    }
}
