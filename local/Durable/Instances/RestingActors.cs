namespace LeadToCash.Local.Durable;

/// <summary>Actors that have nothing to do, in order of their last use, so many at most. Not safe for several threads.</summary>
internal sealed class RestingActors(int most)
{
    private readonly LinkedList<InstanceActor> _actors = new();

    /// <summary>Adds an actor as the one used last, wherever it rested before.</summary>
    /// <returns>The one unused for longest, which has no place any more; null while there is room.</returns>
    internal InstanceActor? Add(InstanceActor actor)
    {
        Remove(actor);
        _actors.AddLast(actor.Place);
        if (_actors.Count <= most)
        {
            return null;
        }

        InstanceActor unused = _actors.First!.Value;
        Remove(unused);
        return unused;
    }

    /// <summary>Takes an actor from where it rests, if it rests at all.</summary>
    internal static void Remove(InstanceActor actor) => actor.Place.List?.Remove(actor.Place);
}
