#nullable disable annotations
using System.ComponentModel;

namespace Azure.Storage.Queues.Models;

/// <summary>A queue's metadata and about how many messages it holds.</summary>
public class QueueProperties
{
    /// <summary>Empty properties.</summary>
    public QueueProperties() => Metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal QueueProperties(IDictionary<string, string> metadata, long approximateCount)
    {
        Metadata = metadata;
        ApproximateMessagesCountLong = approximateCount;
    }

    /// <summary>The metadata; names compare without case.</summary>
    public IDictionary<string, string> Metadata { get; }

    /// <summary>See <see cref="ApproximateMessagesCountLong"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int ApproximateMessagesCount => checked((int)ApproximateMessagesCountLong);

    /// <summary>Visible and invisible messages; never fewer than there are, in a moment of rest.</summary>
    public long ApproximateMessagesCountLong { get; }
}
