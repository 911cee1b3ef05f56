namespace LeadToCash.Local.Durable;

/// <summary>Is told each step of each orchestration once it is committed, never during replay.</summary>
internal interface IEngineObserver
{
    /// <summary>Must return quickly and not throw.</summary>
    void OnStep(EngineStep step);
}

/// <summary>One committed step of an orchestration.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Orchestrator">Its orchestrator.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">To what: the activity's, sub-orchestration's or event's name, or a timer's due time.</param>
/// <param name="Duration">How long an activity took, in real time.</param>
/// <param name="Detail">The message of a failure, or the reason given.</param>
internal sealed record EngineStep(
    string InstanceId, string Orchestrator, EngineStepKind Kind, string? Subject = null, TimeSpan? Duration = null, string? Detail = null);

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
