using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>What follows a commit. All of it may happen again after a crash: activities run at least once, and messages are taken once.</summary>
internal sealed class Effects(LoadedInstance instance, Engine engine)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private InstanceState State => instance.State;

    /// <summary>Acts on what an episode decided.</summary>
    internal void Follow(Changes changes)
    {
        changes.Decisions.ForEach(Act);
        Conclude(changes);
    }

    /// <summary>Takes up everything that is open, what an episode just decided too, after the instance was read from storage.</summary>
    internal void TakeUp(Changes changes)
    {
        if (!State.IsFinished)
        {
            foreach (TaskScheduled task in instance.Open.Activities.Values.OrderBy(task => task.Id))
            {
                Act(task);
            }
        }

        // Even of an instance that was terminated in this very episode: its children were due before.
        foreach (ChildScheduled child in instance.Open.Children.Values.Where(child => !instance.IsToBeRewound(child)).OrderBy(child => child.Id))
        {
            Act(child);
        }

        Conclude(changes);
    }

    /// <summary>Tells the receivers of events that those can't come again. One that has left memory needs no such care: it keeps the keys.</summary>
    internal void LetForget(IEnumerable<OutgoingMessage> messages)
    {
        foreach (OutgoingMessage.SendEvent sent in messages.OfType<OutgoingMessage.SendEvent>())
        {
            engine.Directory.PostIfLoaded(sent.Target, new InstanceMessage.SenderForgot(sent.Key));
        }
    }

    /// <summary>Tells the calling orchestration how this one ended. It may have been told before.</summary>
    internal static void ReportToParent(InstanceState state, Engine engine)
    {
        if (state.Execution.Parent is not { } parent || !state.IsFinished)
        {
            return;
        }

        HistoryEvent outcome = state.Status switch
        {
            OrchestrationRuntimeStatus.Completed => new ChildCompleted(parent.TaskId, state.Output),
            OrchestrationRuntimeStatus.Terminated => new ChildFailed(parent.TaskId, EngineErrors.Terminated(state.InstanceId), Final: false),
            _ => new ChildFailed(parent.TaskId, state.Failure!, IsFinal(state.Failure!)),
        };
        engine.Directory.Post(parent.InstanceId, new InstanceMessage.ChildEnded(parent.ExecutionId, state.Execution.Name, outcome));
    }

    private static bool IsFinal(TaskFailureDetails failure) => failure.ErrorType is EngineErrors.OrchestratorNotFound;

    private void Act(HistoryEvent decision)
    {
        switch (decision)
        {
            case TaskScheduled task:
                engine.Activities.Dispatch(State.Execution, task);
                break;
            case ChildScheduled child:
                engine.Directory.Post(child.InstanceId, StartOf(child));
                break;
            default:
                break;
        }
    }

    private InstanceMessage.Start StartOf(ChildScheduled child) => new(
        new Execution(
            child.InstanceId,
            Execution.NewId(),
            child.Name,
            child.Version ?? string.Empty,
            child.Input,
            new ParentLink(State.InstanceId, State.Execution.ExecutionId, State.Execution.Name, child.Id),
            child.Tags ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty,
            SpanIds.CallTraceParent(State.Execution, child.Id)),
        StartAt: null,
        Starting.Unfinished);

    private void Conclude(Changes changes)
    {
        Settle();
        if (changes.Any)
        {
            engine.Meter.CountCommit();
        }

        if (State.Failure is { } failure && changes.Any)
        {
            engine.Logger.OrchestrationFailed(State.Execution.Name, State.InstanceId, failure.ErrorMessage);
        }

        Tell(changes);
    }

    /// <summary>The call of a sub-orchestration; null when it is not open any more.</summary>
    private InstanceMessage.Start? CallOf(string childId) =>
        instance.Open.Children.Values.FirstOrDefault(child => string.Equals(child.InstanceId, childId, StringComparison.Ordinal)) is { } call ? StartOf(call) : null;

    private void Settle()
    {
        engine.Timers.Set(State.InstanceId, State.NextDueAt);
        Deliver();
        if (State.IsFinished)
        {
            ReportToParent(State, engine);
        }

        if (State.IsSettled)
        {
            engine.Index.Remove(State.InstanceId);
        }

        instance.Committed = State.Snapshot();
        engine.Signals.Publish(instance.Committed);
        engine.Register.Note(State);
    }

    private void Deliver()
    {
        if (State.Outbox.Count > 0 && State.Outbox.Where(instance.OnTheWay.Add).ToList() is { Count: > 0 } fresh)
        {
            _ = DeliverAsync(State.InstanceId, fresh, [.. fresh.Select(ToMessage)]);
        }
    }

    private async Task DeliverAsync(string sender, List<OutgoingMessage> messages, List<InstanceMessage> toSend)
    {
        if (!await TryDeliverAsync(sender, messages, toSend))
        {
            await Task.Delay(PauseAfterFailure, TimeProvider.System, engine.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!engine.Stopping.IsCancellationRequested)
            {
                engine.Directory.Post(sender, new InstanceMessage.OutboxKept(messages));
            }
        }
    }

    private async Task<bool> TryDeliverAsync(string sender, List<OutgoingMessage> messages, List<InstanceMessage> toSend)
    {
        engine.Work.Add();
        try
        {
            await Task.WhenAll(messages.Zip(toSend, (message, toSend) => engine.Directory.SendAsync(message.Target, toSend)));
            engine.Options.AtCommitPoint(CommitPoint.OutboxDelivered);
            engine.Directory.Post(sender, new InstanceMessage.OutboxDelivered(messages));
            return true;
        }
#pragma warning disable CA1031 // what was not taken stays in the outbox and is delivered again
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.OutboxNotDelivered(exception, sender);
            return false;
        }
        finally
        {
            engine.Work.Done();
        }
    }

    private InstanceMessage ToMessage(OutgoingMessage message) => message switch
    {
        OutgoingMessage.SendEvent sent => new InstanceMessage.ExternalEvent(sent.Name, sent.Payload, sent.Key, SenderOf(sent)),
        OutgoingMessage.RewindChild child => new Rewind(null, CallOf(child.Target)),
        OutgoingMessage.TerminateChild child => new InstanceMessage.Terminate(null, Recursive: true, child.ChildOf),
        _ => throw new InvalidOperationException($"A {message.GetType().Name} can't be sent."),
    };

    /// <summary>The sender's span of an event, which its key names.</summary>
    private string? SenderOf(OutgoingMessage.SendEvent sent)
    {
        int colon = sent.Key.LastIndexOf(':');
        return State.Execution.TraceParent is not null
            && colon > 0
            && int.TryParse(sent.Key.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out int number)
                ? SpanIds.CallTraceParent(State.Execution with { ExecutionId = sent.Key[..colon] }, number)
                : null;
    }

    private void Tell(Changes changes)
    {
        if (!changes.IsWatched)
        {
            return;
        }

        EngineObservers observer = engine.Observers;
        changes.Steps.ForEach(observer.OnStep);
        foreach (HistoryEvent decision in changes.Decisions)
        {
            if (StepOf(decision) is { } step)
            {
                observer.OnStep(step);
            }
        }
    }

    private EngineStep? StepOf(HistoryEvent decision) => decision switch
    {
        TaskScheduled task => Step(EngineStepKind.ActivityScheduled, task.Name),
        ChildScheduled child => Step(EngineStepKind.ChildScheduled, child.Name),
        TimerCreated timer => Step(EngineStepKind.TimerSet, timer.FireAt.ToString("u", System.Globalization.CultureInfo.InvariantCulture)),
        TimerCancelled => Step(EngineStepKind.TimerCancelled, null),
        EventSent sent => Step(EngineStepKind.EventSent, sent.Name) with { Number = sent.Id, Target = sent.InstanceId },
        _ => null,
    };

    private EngineStep Step(EngineStepKind kind, string? subject) => new(State.Execution, kind, subject);
}
