namespace LeadToCash.Local.Durable;

/// <summary>
/// The instances in memory. Idle ones stay warm up to a number; beyond it those unused for longest leave, and replay when needed again. Some that
/// have ended stay too: whoever waited for their end is about to ask for it.
/// </summary>
internal sealed class InstanceDirectory(Engine engine, int warm)
{
    private const int EndedInstances = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, InstanceActor> _actors = new(StringComparer.Ordinal);
    private readonly RestingActors _idle = new(warm);
    private readonly RestingActors _ended = new(EndedInstances);

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

    /// <summary>An actor has nothing to do: it becomes the one used last of its kind, and the one beyond the limit leaves. One with nothing to show leaves at once.</summary>
    internal void Rest(InstanceActor actor)
    {
        if (actor.Instance is not { } instance || (instance.State.IsSettled && instance.State.Stored.HasLongTexts))
        {
            Retire(actor);
            return;
        }

        InstanceActor? unused;
        lock (_lock)
        {
            unused = (instance.State.IsSettled ? _ended : _idle).Add(actor);
        }

        if (unused is not null)
        {
            Retire(unused);
        }
    }

    private void Retire(InstanceActor actor)
    {
        if (actor.TryRetire())
        {
            lock (_lock)
            {
                RestingActors.Remove(actor);
                _actors.Remove(actor.InstanceId);
            }
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
