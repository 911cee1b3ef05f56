using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>Something for an instance. Messages of one instance are taken in order, several at a time, by its actor.</summary>
internal abstract record InstanceMessage
{
    private TaskCompletionSource<bool>? _handled;

    /// <summary>Whether the message is taken alone.</summary>
    internal virtual bool IsExclusive => false;

    /// <summary>
    /// Completes when what the message did is committed: true when it did anything, false when the instance does not exist, has ended or had it before.
    /// Asked for before the message is handed over.
    /// </summary>
    internal Task<bool> WhenHandled() => (_handled = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Reply(bool effective) => _handled?.TrySetResult(effective);

    internal void Reply(Exception failure) => _handled?.TrySetException(failure);

    /// <param name="Execution">What is to run.</param>
    /// <param name="StartAt">When; null for at once.</param>
    /// <param name="Refuse">Statuses in which an existing instance stays and the start has no effect.</param>
    internal sealed record Start(Execution Execution, DateTimeOffset? StartAt, IReadOnlyCollection<OrchestrationRuntimeStatus> Refuse) : InstanceMessage
    {
        internal override bool IsExclusive => true;
    }

    /// <summary>Removes the instance if it has ended.</summary>
    internal sealed record Purge : InstanceMessage
    {
        internal override bool IsExclusive => true;
    }

    /// <param name="ExecutionId">The calling execution.</param>
    /// <param name="Call">The call.</param>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="Duration">How long it took.</param>
    /// <param name="EndedAt">When, in real time.</param>
    internal sealed record ActivityEnded(
        string ExecutionId, TaskScheduled Call, HistoryEvent Outcome, TimeSpan Duration, DateTimeOffset EndedAt) : InstanceMessage;

    internal sealed record ChildEnded(string ExecutionId, string Orchestrator, HistoryEvent Outcome) : InstanceMessage;

    /// <summary>A timer or the delayed start is due.</summary>
    internal sealed record Due : InstanceMessage;

    /// <param name="Name">The event's name.</param>
    /// <param name="Payload">What it carries, serialised.</param>
    /// <param name="Key">Equal for repeats of one message; null when there are none.</param>
    /// <param name="Sender">The span that it was sent in (W3C traceparent), if any.</param>
    internal sealed record ExternalEvent(string Name, string? Payload, string? Key, string? Sender = null) : InstanceMessage;

    /// <param name="Output">What the instance ends with.</param>
    /// <param name="Recursive">Whether its sub-orchestrations end too.</param>
    /// <param name="ChildOf">The execution whose child it must be; null for any instance.</param>
    internal sealed record Terminate(string? Output, bool Recursive, string? ChildOf = null) : InstanceMessage;

    internal sealed record Suspend(string? Reason) : InstanceMessage;

    internal sealed record Resume(string? Reason) : InstanceMessage;

    /// <summary>Take up what the instance left open: sent after a start of the hub, and by an instance to itself.</summary>
    internal sealed record GoOn : InstanceMessage;

    /// <summary>A task that is not the orchestration's own wants to continue it.</summary>
    internal sealed record ForeignContinuation : InstanceMessage;

    /// <summary>Messages did not reach their receivers.</summary>
    internal sealed record OutboxKept(IReadOnlyList<OutgoingMessage> Messages) : InstanceMessage;

    /// <summary>The sender of an event has it in its outbox no more: the event can't come again.</summary>
    internal sealed record SenderForgot(string Key) : InstanceMessage;

    internal sealed record OutboxDelivered(IReadOnlyList<OutgoingMessage> Messages) : InstanceMessage;
}
