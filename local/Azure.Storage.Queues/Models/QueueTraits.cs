namespace Azure.Storage.Queues.Models;

/// <summary>What a listing of queues brings along.</summary>
[Flags]
public enum QueueTraits
{
    /// <summary>Names only.</summary>
    None = 0,

    /// <summary>The metadata too.</summary>
    Metadata = 1,
}
