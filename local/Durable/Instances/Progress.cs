using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>How an instance moves in one episode: the orchestrator takes what arrived, and its decisions change the state. Nothing is stored here.</summary>
internal sealed class Progress(LoadedInstance instance, DateTimeOffset now, Changes changes, Engine engine)
{
    /// <summary>An orchestrator that starts over again and again gives others a turn after so many times.</summary>
    private const int ExecutionsPerEpisode = 16;

    private InstanceState State => instance.State;

    private DateTimeOffset BegunAt => instance.Open.BegunAt is { } begun ? new DateTimeOffset(begun) : State.CreatedAt;

    /// <summary>Whether the orchestrator is to begin now.</summary>
    internal bool IsToBegin => !instance.Open.HasBegun && !instance.Open.IsSuspended && !(State.StartAt > now);

    /// <summary>Lets the orchestrator begin, and take what arrived with or before it.</summary>
    internal void Begin(IReadOnlyList<HistoryEvent> arrived)
    {
        State.StartAt = null;
        if (State.Status != OrchestrationRuntimeStatus.Running)
        {
            changes.Tell(State, EngineStepKind.Started); // not again by one that starts over
        }

        Play([new ExecutionStarted(), .. arrived]);
    }

    /// <summary>Lets the orchestrator take what arrived, over as many executions as it makes of it.</summary>
    internal void Play(IReadOnlyList<HistoryEvent> arrived)
    {
        for (int executions = 1; PlayOnce(arrived) is { } next; executions++)
        {
            StartOver(next);
            if (executions == ExecutionsPerEpisode)
            {
                Keep(next.Events);
                ToSelf(new InstanceMessage.GoOn());
                return;
            }

            arrived = [new ExecutionStarted(), .. next.Events];
        }
    }

    /// <summary>Keeps what arrived for an orchestrator that has not begun.</summary>
    internal void Keep(IReadOnlyList<HistoryEvent> arrived)
    {
        changes.Append(arrived);
        Describe();
    }

    /// <summary>Rebuilds the live run of a cold instance. A history that the code no longer fits ends the instance.</summary>
    /// <returns>Whether there is a run.</returns>
    internal bool Revive(IReadOnlyList<HistoryEvent> history)
    {
        if (CreateRun() is not { } run)
        {
            return false;
        }

        try
        {
            run.Replay(history);
            instance.Run = run;
            return true;
        }
        catch (OrchestratorRuleException broken)
        {
            Fail(TaskFailureDetails.FromException(broken));
            return false;
        }
    }

    internal void Terminate(InstanceMessage.Terminate termination)
    {
        changes.Append([new EpisodeStarted(now.UtcDateTime), new ExecutionTerminated(termination.Output)]);
        changes.Tell(State, EngineStepKind.Terminated, since: BegunAt);
        if (termination.Recursive)
        {
            State.Outbox = [.. State.Outbox, .. instance.Open.Children.Values.Select(child => new OutgoingMessage.TerminateChild(child.InstanceId, State.Execution.ExecutionId))];
        }

        State.Output = termination.Output;
        Finish(OrchestrationRuntimeStatus.Terminated);
    }

    /// <summary>Ends the instance if its orchestrator went astray between two episodes.</summary>
    internal void CheckForForeignContinuation()
    {
        if (instance.Run?.Completion() is Completion.Threw { Final: true } astray)
        {
            Fail(astray.Failure);
        }
    }

    private Completion.StartsOver? PlayOnce(IReadOnlyList<HistoryEvent> arrived)
    {
        if ((instance.Run ??= CreateRun()) is not { } run)
        {
            return null;
        }

        List<HistoryEvent> events = [new EpisodeStarted(now.UtcDateTime), .. arrived];
        List<HistoryEvent> decisions = run.Play(events);
        changes.Append(events);
        changes.Decide(decisions);
        Apply(events.Where(static item => item is EpisodeStarted or ExecutionStarted));
        Apply(decisions);
        Send(decisions.OfType<EventSent>());
        State.CustomStatus = run.CustomStatus;
        return Conclude(run.Completion());
    }

    private Completion.StartsOver? Conclude(Completion? completion)
    {
        switch (completion)
        {
            case Completion.StartsOver next:
                return next;
            case Completion.Returned returned:
                State.Output = returned.Output;
                changes.Tell(State, EngineStepKind.Completed, since: BegunAt);
                Finish(OrchestrationRuntimeStatus.Completed);
                break;
            case Completion.Threw threw:
                Fail(threw.Failure);
                break;
            default:
                Describe();
                break;
        }

        return null;
    }

    private void StartOver(Completion.StartsOver next)
    {
        changes.Tell(State, EngineStepKind.StartedOver, since: BegunAt);
        changes.BeginExecution();
        State.Generation++;
        State.Execution = State.Execution with
        {
            ExecutionId = Execution.NewId(),
            Input = next.Input,
            Version = next.Version ?? State.Execution.Version,
        };
        instance.Open = new OpenWork();
        instance.Run = null;
    }

    private OrchestrationRun? CreateRun()
    {
        OrchestrationRun? run = engine.Runs.Create(State.Execution, () => ToSelf(new InstanceMessage.ForeignContinuation()), out TaskFailureDetails? failure);
        if (failure is not null)
        {
            Fail(failure);
        }

        return run;
    }

    private void Fail(TaskFailureDetails failure)
    {
        changes.Touch();
        State.Failure = FailureText.Fit(failure);
        changes.Tell(State, EngineStepKind.Failed, failure.ErrorMessage, BegunAt);
        Finish(OrchestrationRuntimeStatus.Failed);
    }

    private void Finish(OrchestrationRuntimeStatus status)
    {
        changes.Decisions.Clear();
        instance.Run = null;
        State.Status = status;
        State.UpdatedAt = now;
        State.OpenCalls = 0;
        State.NextDueAt = null;
    }

    /// <summary>Brings the state up to what the open work says.</summary>
    private void Describe()
    {
        OpenWork open = instance.Open;
        State.Status = open.IsSuspended ? OrchestrationRuntimeStatus.Suspended
            : open.HasBegun ? OrchestrationRuntimeStatus.Running
            : State.Generation > 0 && State.StartAt is null ? OrchestrationRuntimeStatus.Running
            : OrchestrationRuntimeStatus.Pending;
        State.UpdatedAt = now;
        State.HasBegun = open.HasBegun;
        State.OpenCalls = open.Activities.Count + open.Children.Count;
        State.NextDueAt = open.HasBegun ? open.NextTimerAt : open.IsSuspended ? null : State.StartAt;
    }

    private void Apply(IEnumerable<HistoryEvent> events)
    {
        foreach (HistoryEvent item in events)
        {
            instance.Open.Apply(item);
        }
    }

    private void Send(IEnumerable<EventSent> events)
    {
        List<OutgoingMessage> messages =
        [
            .. events.Select(sent => new OutgoingMessage.SendEvent(sent.InstanceId, $"{State.Execution.ExecutionId}:{sent.Id}", sent.Name, sent.Payload)),
        ];
        if (messages.Count > 0)
        {
            State.Outbox = [.. State.Outbox, .. messages];
        }
    }

    private void ToSelf(InstanceMessage message) => engine.Directory.Post(State.InstanceId, message);
}
