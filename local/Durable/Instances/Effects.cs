using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>What follows a commit. All of it may happen again after a crash: activities run at least once, and messages are taken once.</summary>
internal sealed class Effects(LoadedInstance instance, Engine engine)
{
    private InstanceState State => instance.State;

    /// <summary>Acts on what an episode decided.</summary>
    internal void Follow(Changes changes)
    {
        foreach (HistoryEvent decision in changes.Decisions)
        {
            Act(decision);
        }

        Settle();
        if (State.Failure is { } failure && changes.Any)
        {
            engine.Logger.OrchestrationFailed(State.Execution.Name, State.InstanceId, failure.ErrorMessage);
        }

        Tell(changes);
    }

    /// <summary>Takes up everything that is open, after the instance was read from storage.</summary>
    internal void TakeUp()
    {
        foreach (TaskScheduled task in instance.Open.Activities.Values.OrderBy(task => task.Id))
        {
            Act(task);
        }

        HashSet<string> toBeRewound = [.. State.Outbox.OfType<OutgoingMessage.RewindChild>().Select(rewind => rewind.Target)];
        foreach (ChildScheduled child in instance.Open.Children.Values.Where(child => !toBeRewound.Contains(child.InstanceId)).OrderBy(child => child.Id))
        {
            Act(child);
        }

        Settle();
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
                string instanceId = State.InstanceId;
                engine.Activities.Dispatch(State.Execution, task, ended => engine.Directory.Post(instanceId, ended));
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
            State.Execution.TraceParent),
        StartAt: null,
        Starting.Unfinished);

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

        engine.Signals.Publish(State.InstanceId, State.Status);
    }

    private void Deliver()
    {
        List<OutgoingMessage> fresh = [.. State.Outbox.Where(instance.OnTheWay.Add)];
        if (fresh.Count > 0)
        {
            _ = DeliverAsync(State.InstanceId, fresh, [.. fresh.Select(ToMessage)]);
        }
    }

    private async Task DeliverAsync(string sender, List<OutgoingMessage> messages, List<InstanceMessage> toSend)
    {
        engine.Work.Add();
        try
        {
            await Task.WhenAll(messages.Zip(toSend, (message, toSend) => engine.Directory.SendAsync(message.Target, toSend)));
            engine.Options.AtCommitPoint(CommitPoint.OutboxDelivered);
            engine.Directory.Post(sender, new InstanceMessage.OutboxDelivered(messages));
        }
#pragma warning disable CA1031 // what was not taken stays in the outbox and is delivered again after the next start
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.OutboxNotDelivered(exception, sender);
        }
        finally
        {
            engine.Work.Done();
        }
    }

    private InstanceMessage ToMessage(OutgoingMessage message) => message switch
    {
        OutgoingMessage.SendEvent sent => new InstanceMessage.ExternalEvent(sent.Name, sent.Payload, sent.Key),
        OutgoingMessage.RewindChild child => new Rewind(null, CallOf(child.Target)),
        _ => new InstanceMessage.Terminate(null, Recursive: true),
    };

    /// <summary>Tells the observer what happened and what was decided.</summary>
    internal void Tell(Changes changes)
    {
        if (engine.Options.Observer is not { } observer)
        {
            return;
        }

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
        EventSent sent => Step(EngineStepKind.EventSent, sent.Name),
        _ => null,
    };

    private EngineStep Step(EngineStepKind kind, string? subject) => new(State.InstanceId, State.Execution.Name, kind, subject);
}
