namespace LeadToCash.Local.Durable;

/// <summary>
/// The places between which the commit protocol can be cut off. A crash test ends the process at each of them; the protocol must leave nothing
/// lost and nothing doubled wherever that happens.
/// </summary>
internal enum CommitPoint
{
    /// <summary>An episode took its messages; the orchestrator has not run.</summary>
    EpisodeBegun,

    /// <summary>The orchestrator has decided; nothing is written.</summary>
    Decided,

    /// <summary>Rows that the state row has no room for are written; the state row does not refer to them yet.</summary>
    RowsWritten,

    /// <summary>The state row is committed; nothing was acted on, and nobody was answered.</summary>
    Committed,

    /// <summary>What was decided has been acted on; the senders are not answered.</summary>
    Followed,

    /// <summary>An activity has run; its result was not handed to the instance.</summary>
    ActivityRun,

    /// <summary>Messages to other instances were taken by them; the sender does not know it.</summary>
    OutboxDelivered,

    /// <summary>An id was added to the index of unfinished instances; its instance is not committed.</summary>
    Indexed,

    /// <summary>A purged instance has lost its state row, and still has others.</summary>
    StateDeleted,

    /// <summary>Embedded storage has made its changes; their transaction is not committed.</summary>
    StorageChanged,

    /// <summary>Embedded storage has committed; those who wait do not know it.</summary>
    StorageCommitted,

    /// <summary>The function of a queue message has run; the message is still there.</summary>
    QueueFunctionRun,

    /// <summary>The function of a timer has run; its schedule is not stored.</summary>
    TimerFunctionRun,
}
