namespace LeadToCash.Local.Durable;

/// <summary>Turns messages into history events, and drops those that come twice or too late.</summary>
internal sealed class Intake(LoadedInstance instance, DateTimeOffset now, Changes changes)
{
    private InstanceState State => instance.State;

    internal List<HistoryEvent> Arrived { get; } = [];

    internal InstanceMessage.Terminate? Termination { get; private set; }

    /// <summary>Whether work that the instance left open must be taken up again.</summary>
    internal bool Resumes { get; private set; }

    internal bool HasForeignContinuation { get; private set; }

    /// <summary>Messages that leave the outbox, so that nobody needs to remember them once that is committed.</summary>
    internal List<OutgoingMessage> Forgotten { get; } = [];

    /// <summary>Takes a message; false when it has no effect.</summary>
    internal bool Take(InstanceMessage message) => message switch
    {
        InstanceMessage.OutboxDelivered delivered => Forget(delivered),
        InstanceMessage.OutboxKept kept => SendAgain(kept),
        InstanceMessage.SenderForgot forgot => State.Received.Remove(forgot.Key),
        InstanceMessage.GoOn => Resumes = true,
        _ when State.IsFinished || Termination is not null => false,
        InstanceMessage.ActivityEnded ended => Take(ended),
        InstanceMessage.ChildEnded ended => Take(ended),
        InstanceMessage.ExternalEvent external => Take(external),
        InstanceMessage.Due => TakeDue(),
        InstanceMessage.Terminate terminate => IsMeant(terminate) && (Termination = terminate) is not null,
        InstanceMessage.Suspend suspend => !instance.Open.IsSuspended && Arrive(new ExecutionSuspended(suspend.Reason), EngineStepKind.Suspended, suspend.Reason),
        InstanceMessage.Resume resume => instance.Open.IsSuspended && Arrive(new ExecutionResumed(resume.Reason), EngineStepKind.Resumed, resume.Reason),
        InstanceMessage.ForeignContinuation => HasForeignContinuation = true,
        _ => false,
    };

    private bool Take(InstanceMessage.ActivityEnded ended)
    {
        bool fits = IsOfThisExecution(ended.ExecutionId) && instance.Open.Apply(ended.Outcome);
        if (fits)
        {
            Arrived.Add(ended.Outcome);
            changes.Tell(State, ended);
        }

        return fits;
    }

    private bool Take(InstanceMessage.ChildEnded ended)
    {
        bool fits = IsOfThisExecution(ended.ExecutionId) && !IsToBeRewound(ended.Outcome) && instance.Open.Apply(ended.Outcome);
        if (fits)
        {
            Arrived.Add(ended.Outcome);
            changes.Tell(State, ended);
        }

        return fits;
    }

    /// <summary>A failure that this instance was rewound to undo may be reported once more until its child has been rewound too.</summary>
    private bool IsToBeRewound(HistoryEvent outcome) =>
        outcome is ChildFailed failed
        && instance.Open.Children.TryGetValue(failed.Id, out ChildScheduled? call)
        && instance.IsToBeRewound(call);

    private bool Take(InstanceMessage.ExternalEvent external)
    {
        bool isNew = State.Receive(external.Key);
        if (isNew)
        {
            Arrived.Add(new EventRaised(external.Name, external.Payload));
            changes.Tell(State, external);
        }

        return isNew;
    }

    private bool TakeDue()
    {
        foreach (TimerFired fired in instance.Open.DueAt(now.UtcDateTime))
        {
            OpenTimer timer = instance.Open.Timers[fired.Id];
            instance.Open.Apply(fired);
            Arrived.Add(fired);
            changes.Tell(State, timer);
        }

        return true;
    }

    private bool Arrive(HistoryEvent item, EngineStepKind kind, string? detail)
    {
        instance.Open.Apply(item);
        Arrived.Add(item);
        changes.Tell(State, kind, detail: detail);
        return true;
    }

    /// <summary>Delivered messages leave the outbox at once: until they have, their receivers must remember them.</summary>
    private bool Forget(InstanceMessage.OutboxDelivered delivered)
    {
        State.Outbox = [.. State.Outbox.Except(delivered.Messages)];
        Forgotten.AddRange(delivered.Messages);
        changes.Touch();
        return true;
    }

    private bool SendAgain(InstanceMessage.OutboxKept kept)
    {
        instance.OnTheWay.ExceptWith(kept.Messages);
        return true;
    }

    /// <summary>A parent that ends means the child that it called, not another instance that has the id meanwhile.</summary>
    private bool IsMeant(InstanceMessage.Terminate terminate) => terminate.ChildOf is not { } parent
        || string.Equals(parent, State.Execution.Parent?.ExecutionId, StringComparison.Ordinal);

    private bool IsOfThisExecution(string executionId) => string.Equals(executionId, State.Execution.ExecutionId, StringComparison.Ordinal);
}
