namespace LeadToCash.Local.Durable;

/// <summary>An instance in memory: what is committed, what that leaves open, and the live run once there is one.</summary>
internal sealed class LoadedInstance(InstanceState state, OpenWork open)
{
    internal InstanceState State => state;

    /// <summary>The instance as last committed, for those who ask while its turn goes on.</summary>
    internal volatile Snapshot? Committed;

    internal OpenWork Open { get; set; } = open;

    internal OrchestrationRun? Run { get; set; }

    /// <summary>The history as it was just read, for the run that is built from it in the same episode.</summary>
    internal List<HistoryEvent>? History { get; set; }

    /// <summary>Outgoing messages that are being delivered.</summary>
    internal HashSet<OutgoingMessage> OnTheWay { get; } = [];

    /// <summary>Whether a sub-orchestration that had failed is yet to hear that it is rewound.</summary>
    internal bool IsToBeRewound(ChildScheduled call) => state.Outbox.Exists(message =>
        message is OutgoingMessage.RewindChild rewind && string.Equals(rewind.Target, call.InstanceId, StringComparison.Ordinal));
}
