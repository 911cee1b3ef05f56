#nullable disable annotations
namespace Azure.Storage.Queues.Models;

/// <summary>A queue, as listings name it.</summary>
public class QueueItem
{
    internal QueueItem(string name, IDictionary<string, string> metadata)
    {
        Name = name;
        Metadata = metadata;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its metadata; null unless asked for with <see cref="QueueTraits.Metadata"/>.</summary>
    public IDictionary<string, string> Metadata { get; }
}
