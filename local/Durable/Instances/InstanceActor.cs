namespace LeadToCash.Local.Durable;

/// <summary>One instance's mailbox, and the turn that works through it: never two turns of one instance at the same time.</summary>
internal sealed class InstanceActor(string instanceId, Engine engine)
{
    private readonly Lock _lock = new();
    private readonly List<InstanceMessage> _mailbox = [];
    private bool _busy;
    private bool _retired;

    internal string InstanceId => instanceId;

    /// <summary>The instance as last committed; null when it is not loaded.</summary>
    internal LoadedInstance? Instance { get; set; }

    /// <summary>Its place in the directory's order of last use.</summary>
    internal LinkedListNode<InstanceActor>? Place { get; set; }

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

        engine.Orchestrators.Run(TakeTurnAsync);
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

    private async Task TakeTurnAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await new Episode(this, engine).RunAsync(batch);
            engine.Work.Done(batch.Count);
        }

        engine.Directory.Rest(this);
    }

    private List<InstanceMessage> TakeBatch()
    {
        lock (_lock)
        {
            int count = _mailbox.FindIndex(message => message.IsExclusive) switch
            {
                < 0 => _mailbox.Count,
                0 => 1,
                int exclusive => exclusive,
            };
            List<InstanceMessage> batch = _mailbox.GetRange(0, count);
            _mailbox.RemoveRange(0, count);
            if (count == 0)
            {
                _busy = false;
            }

            return batch;
        }
    }
}
