using System.Text.Json.Nodes;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>What a line of the timeline is about.</summary>
internal enum StepKind
{
    Started,
    Activity,
    SubOrchestration,
    Timer,
    EventReceived,
    EventSent,
    Suspended,
    Resumed,
    Terminated,
    Completed,
    Failed,
}

/// <summary>How far a line of the timeline has come.</summary>
internal enum StepState
{
    /// <summary>It happened at one moment.</summary>
    Moment,

    /// <summary>It has not ended.</summary>
    Open,

    /// <summary>It ended well.</summary>
    Done,

    Failed,

    /// <summary>It was given up.</summary>
    Cancelled,
}

/// <summary>One line of the timeline: something that happened, or a call together with its result.</summary>
internal sealed record TimelineStep(StepKind Kind, StepState State, DateTimeOffset At)
{
    public string? Name { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>From the decision to the result, on the app's clock: queueing and storing included.</summary>
    public double? Milliseconds => (EndedAt - At)?.TotalMilliseconds;

    /// <summary>When a timer is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The sub-orchestration, or the instance that an event went to.</summary>
    public string? InstanceId { get; init; }

    public JsonNode? Input { get; init; }

    public JsonNode? Output { get; init; }

    public string? Reason { get; init; }

    public FailureNote? Failure { get; init; }
}
