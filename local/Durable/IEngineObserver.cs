namespace LeadToCash.Local.Durable;

/// <summary>Is told each step of each orchestration once it is committed, never during replay.</summary>
internal interface IEngineObserver
{
    /// <summary>Whether it wants to be told at present.</summary>
    bool IsEnabled => true;

    /// <summary>Must return quickly and not throw.</summary>
    void OnStep(EngineStep step);
}

/// <summary>One committed step of an orchestration.</summary>
/// <param name="Execution">The execution that took it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">To what: the activity's, sub-orchestration's or event's name, or a timer's due time.</param>
/// <param name="Duration">How long an activity took, in real time.</param>
/// <param name="Detail">The message of a failure, or the reason given.</param>
internal sealed record EngineStep(Execution Execution, EngineStepKind Kind, string? Subject = null, TimeSpan? Duration = null, string? Detail = null)
{
    /// <summary>The instance.</summary>
    internal string InstanceId => Execution.InstanceId;

    /// <summary>Its orchestrator.</summary>
    internal string Orchestrator => Execution.Name;

    /// <summary>The number of the call, timer or event that the orchestrator asked for.</summary>
    internal int? Number { get; init; }

    /// <summary>An activity's version, if it has one.</summary>
    internal string? Version { get; init; }

    /// <summary>When an execution or timer that ends with this step began, on the app's clock.</summary>
    internal DateTimeOffset? Since { get; init; }

    /// <summary>When an activity ended, in real time.</summary>
    internal DateTimeOffset? EndedAt { get; init; }

    /// <summary>The span that an event was sent in (W3C traceparent), if any.</summary>
    internal string? Sender { get; init; }

    /// <summary>The instance that an event was sent to.</summary>
    internal string? Target { get; init; }
}

internal enum EngineStepKind
{
    Started,
    ActivityScheduled,
    ActivityCompleted,
    ActivityFailed,
    TimerSet,
    TimerFired,
    TimerCancelled,
    ChildScheduled,
    ChildCompleted,
    ChildFailed,
    EventReceived,
    EventSent,
    StartedOver,
    Rewound,
    Suspended,
    Resumed,
    Terminated,
    Completed,
    Failed,
}
