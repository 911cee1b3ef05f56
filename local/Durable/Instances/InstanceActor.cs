namespace LeadToCash.Local.Durable;

/// <summary>One instance's mailbox, and the turn that works through it: never two turns of one instance at the same time.</summary>
internal sealed class InstanceActor : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly Engine _engine;
    private List<InstanceMessage> _mailbox = [];
    private List<InstanceMessage> _taken = [];
    private bool _busy;
    private bool _retired;

    internal InstanceActor(string instanceId, Engine engine)
    {
        InstanceId = instanceId;
        _engine = engine;
        Place = new LinkedListNode<InstanceActor>(this);
    }

    internal string InstanceId { get; }

    /// <summary>The instance as last committed; null when it is not loaded. Outside the actor's own turn only its snapshot may be looked at.</summary>
    internal LoadedInstance? Instance { get; set; }

    /// <summary>Its place in the directory's order of last use.</summary>
    internal LinkedListNode<InstanceActor> Place { get; }

    /// <summary>Hands a message over; false when this actor has left memory and another must be asked for.</summary>
    internal bool TryPost(InstanceMessage message)
    {
        lock (_lock)
        {
            if (_retired)
            {
                return false;
            }

            _mailbox.Add(message);
            if (_busy)
            {
                return true;
            }

            _busy = true;
        }

        _engine.Orchestrators.Run(this);
        return true;
    }

    /// <summary>Leaves memory unless there is something to do.</summary>
    internal bool TryRetire()
    {
        lock (_lock)
        {
            bool retires = !_busy && !_retired;
            _retired |= retires;
            return retires;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = TakeTurnAsync();

    private async Task TakeTurnAsync()
    {
        while (TryTakeBatch())
        {
            int count = _taken.Count;
            await new Episode(this, _engine).RunAsync(_taken);
            _engine.Work.Done(count);
        }

        _engine.Directory.Rest(this);
        _engine.Orchestrators.Done();
    }

    /// <summary>Takes what has arrived, up to a message that must be taken alone; false, and no longer busy, when there is nothing.</summary>
    private bool TryTakeBatch()
    {
        _taken.Clear();
        lock (_lock)
        {
            int alone = _mailbox.FindIndex(static message => message.IsExclusive);
            if (alone < 0)
            {
                (_taken, _mailbox) = (_mailbox, _taken);
            }
            else
            {
                int count = Math.Max(alone, 1);
                _taken.AddRange(_mailbox[..count]);
                _mailbox.RemoveRange(0, count);
            }

            _busy = _taken.Count > 0;
            return _busy;
        }
    }
}
