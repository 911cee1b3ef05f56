namespace LeadToCash.Local.Durable;

/// <summary>The instances in memory. Idle ones stay warm up to a number; beyond it those unused for longest leave, and replay when needed again.</summary>
internal sealed class InstanceDirectory(Engine engine, int warm)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, InstanceActor> _actors = new(StringComparer.Ordinal);
    private readonly LinkedList<InstanceActor> _resting = new();

    /// <summary>Hands a message to an instance.</summary>
    internal void Post(string instanceId, InstanceMessage message)
    {
        engine.Work.Add();
        while (!Find(instanceId).TryPost(message))
        {
            // The actor left memory between the look-up and the post: the next look-up makes another.
        }
    }

    /// <summary>Hands a message to an instance that is in memory; else drops it.</summary>
    internal void PostIfLoaded(string instanceId, InstanceMessage message)
    {
        InstanceActor? actor;
        lock (_lock)
        {
            _actors.TryGetValue(instanceId, out actor);
        }

        engine.Work.Add();
        if (actor?.TryPost(message) is not true)
        {
            engine.Work.Done();
        }
    }

    /// <summary>Hands a message to an instance, and completes when it was handled.</summary>
    internal Task<bool> SendAsync(string instanceId, InstanceMessage message)
    {
        Task<bool> handled = message.WhenHandled();
        Post(instanceId, message);
        return handled;
    }

    /// <summary>An instance that is in memory, as last committed; null for any other.</summary>
    internal Snapshot? Peek(string instanceId)
    {
        lock (_lock)
        {
            return _actors.TryGetValue(instanceId, out InstanceActor? actor) ? actor.Instance?.Committed : null;
        }
    }

    /// <summary>An actor has nothing to do: it becomes the one used last, and the one beyond the limit leaves. One that is done leaves at once.</summary>
    internal void Rest(InstanceActor actor)
    {
        if (actor.Instance is null or { State.IsSettled: true })
        {
            Retire(actor);
        }
        else if (MoveToEnd(actor) is { } unused)
        {
            Retire(unused);
        }
    }

    private InstanceActor? MoveToEnd(InstanceActor actor)
    {
        lock (_lock)
        {
            Unplace(actor);
            _resting.AddLast(actor.Place);
            if (_resting.Count <= warm)
            {
                return null;
            }

            InstanceActor unused = _resting.First!.Value;
            Unplace(unused);
            return unused;
        }
    }

    private void Retire(InstanceActor actor)
    {
        if (actor.TryRetire())
        {
            lock (_lock)
            {
                Unplace(actor);
                _actors.Remove(actor.InstanceId);
            }
        }
    }

    private void Unplace(InstanceActor actor)
    {
        if (actor.Place.List is not null)
        {
            _resting.Remove(actor.Place);
        }
    }

    private InstanceActor Find(string instanceId)
    {
        lock (_lock)
        {
            if (!_actors.TryGetValue(instanceId, out InstanceActor? actor))
            {
                _actors.Add(instanceId, actor = new InstanceActor(instanceId, engine));
            }

            return actor;
        }
    }
}
