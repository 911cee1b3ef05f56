using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>
/// One fact in the history of an instance. An episode appends <see cref="EpisodeStarted"/>, then what arrived, then what the orchestrator decided;
/// replaying the arrivals in this order makes the code take the same decisions again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(EpisodeStarted), "episode")]
[JsonDerivedType(typeof(ExecutionStarted), "started")]
[JsonDerivedType(typeof(ExecutionSuspended), "suspended")]
[JsonDerivedType(typeof(ExecutionResumed), "resumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "terminated")]
[JsonDerivedType(typeof(TaskScheduled), "task")]
[JsonDerivedType(typeof(TaskCompleted), "task-completed")]
[JsonDerivedType(typeof(TaskFailed), "task-failed")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(TimerFired), "timer-fired")]
[JsonDerivedType(typeof(TimerCancelled), "timer-cancelled")]
[JsonDerivedType(typeof(ChildScheduled), "child")]
[JsonDerivedType(typeof(ChildCompleted), "child-completed")]
[JsonDerivedType(typeof(ChildFailed), "child-failed")]
[JsonDerivedType(typeof(EventSent), "event-sent")]
[JsonDerivedType(typeof(EventRaised), "event")]
internal abstract record HistoryEvent;

/// <summary>Something the orchestrator decided, numbered in the order in which its code asked for it.</summary>
internal abstract record Decision(int Id) : HistoryEvent
{
    /// <summary>The decision in words, for the message about code that no longer fits its history.</summary>
    internal abstract string Describe();
}

/// <summary>An episode began; the orchestrator's clock shows this time until the next one.</summary>
internal sealed record EpisodeStarted(DateTime At) : HistoryEvent;

/// <summary>The orchestrator's code begins to run; its input and name are kept with the instance.</summary>
internal sealed record ExecutionStarted : HistoryEvent;

internal sealed record ExecutionSuspended(string? Reason) : HistoryEvent;

internal sealed record ExecutionResumed(string? Reason) : HistoryEvent;

internal sealed record ExecutionTerminated(string? Output) : HistoryEvent;

internal sealed record TaskScheduled(int Id, string Name, string? Version, string? Input) : Decision(Id)
{
    internal override string Describe() => $"call of activity '{Name}' (#{Id})";
}

internal sealed record TaskCompleted(int Id, string? Result) : HistoryEvent;

internal sealed record TaskFailed(int Id, TaskFailureDetails Failure, bool Final) : HistoryEvent;

internal sealed record TimerCreated(int Id, DateTime FireAt) : Decision(Id)
{
    internal override string Describe() => $"timer (#{Id})";
}

internal sealed record TimerFired(int Id) : HistoryEvent;

/// <summary>The orchestrator gave a timer up. It is no decision of its own: the code that replays cancels it at the same place.</summary>
internal sealed record TimerCancelled(int Id) : HistoryEvent;

internal sealed record ChildScheduled(
    int Id, string Name, string? Version, string InstanceId, string? Input, IReadOnlyDictionary<string, string>? Tags) : Decision(Id)
{
    internal override string Describe() => $"call of sub-orchestrator '{Name}' (#{Id})";
}

internal sealed record ChildCompleted(int Id, string? Result) : HistoryEvent;

internal sealed record ChildFailed(int Id, TaskFailureDetails Failure, bool Final) : HistoryEvent;

internal sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : Decision(Id)
{
    internal override string Describe() => $"event '{Name}' to '{InstanceId}' (#{Id})";
}

internal sealed record EventRaised(string Name, string? Payload) : HistoryEvent;
