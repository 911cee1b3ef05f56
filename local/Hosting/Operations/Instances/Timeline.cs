using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>Reads a history as a timeline: results join the calls they belong to.</summary>
internal sealed class Timeline
{
    private readonly List<TimelineStep> _steps = [];
    private readonly Dictionary<int, int> _open = [];
    private DateTimeOffset _now;

    private Timeline(DateTimeOffset start) => _now = start;

    public static IReadOnlyList<TimelineStep> Of(InstanceRecord record)
    {
        var timeline = new Timeline(record.State.CreatedAt);
        foreach (HistoryEvent item in record.History)
        {
            timeline.Take(item);
        }

        if (record.State.IsFinished)
        {
            timeline.Finish(record.State);
        }

        return timeline._steps;
    }

    private void Take(HistoryEvent item)
    {
        switch (item)
        {
            case EpisodeStarted episode:
                _now = new DateTimeOffset(DateTime.SpecifyKind(episode.At, DateTimeKind.Utc));
                break;
            case Decision decision:
                Begin(decision);
                break;
            case TaskCompleted task:
                End(task.Id, step => step with { State = StepState.Done, Output = Parts.Json(task.Result) });
                break;
            case ChildCompleted child:
                End(child.Id, step => step with { State = StepState.Done, Output = Parts.Json(child.Result) });
                break;
            case TaskFailed task:
                Fail(task.Id, task.Failure);
                break;
            case ChildFailed child:
                Fail(child.Id, child.Failure);
                break;
            case TimerFired timer:
                End(timer.Id, step => step with { State = StepState.Done });
                break;
            case TimerCancelled timer:
                End(timer.Id, step => step with { State = StepState.Cancelled });
                break;
            default:
                Happen(item);
                break;
        }
    }

    private void Begin(Decision decision)
    {
        if (decision is EventSent sent)
        {
            Add(StepKind.EventSent, StepState.Moment, step => step with { Name = sent.Name, InstanceId = sent.InstanceId, Input = Parts.Json(sent.Payload) });
            return;
        }

        _open[decision.Id] = _steps.Count;
        switch (decision)
        {
            case TaskScheduled task:
                Add(StepKind.Activity, StepState.Open, step => step with { Name = task.Name, Input = Parts.Json(task.Input) });
                break;
            case ChildScheduled child:
                Add(StepKind.SubOrchestration, StepState.Open, step => step with { Name = child.Name, InstanceId = child.InstanceId, Input = Parts.Json(child.Input) });
                break;
            case TimerCreated timer:
                Add(StepKind.Timer, StepState.Open, step => step with { DueAt = new DateTimeOffset(DateTime.SpecifyKind(timer.FireAt, DateTimeKind.Utc)) });
                break;
            default:
                _open.Remove(decision.Id); // kinds that came later say nothing to this page
                break;
        }
    }

    private void Happen(HistoryEvent item)
    {
        switch (item)
        {
            case ExecutionStarted:
                Add(StepKind.Started, StepState.Moment, step => step);
                break;
            case EventRaised raised:
                Add(StepKind.EventReceived, StepState.Moment, step => step with { Name = raised.Name, Input = Parts.Json(raised.Payload) });
                break;
            case ExecutionSuspended suspended:
                Add(StepKind.Suspended, StepState.Moment, step => step with { Reason = suspended.Reason });
                break;
            case ExecutionResumed resumed:
                Add(StepKind.Resumed, StepState.Moment, step => step with { Reason = resumed.Reason });
                break;
            case ExecutionTerminated terminated:
                Add(StepKind.Terminated, StepState.Moment, step => step with { Output = Parts.Json(terminated.Output) });
                break;
            default:
                break;
        }
    }

    private void Add(StepKind kind, StepState state, Func<TimelineStep, TimelineStep> fill) => _steps.Add(fill(new TimelineStep(kind, state, _now)));

    private void End(int id, Func<TimelineStep, TimelineStep> change)
    {
        if (_open.Remove(id, out int index))
        {
            _steps[index] = change(_steps[index]) with { EndedAt = _now };
        }
    }

    private void Fail(int id, TaskFailureDetails failure) => End(id, step => step with { State = StepState.Failed, Failure = FailureNote.Of(failure) });

    private void Finish(InstanceState state)
    {
        foreach (int index in _open.Values)
        {
            _steps[index] = _steps[index] with { State = StepState.Cancelled, EndedAt = state.UpdatedAt };
        }

        _now = state.UpdatedAt;
        if (state.Status == OrchestrationRuntimeStatus.Completed)
        {
            Add(StepKind.Completed, StepState.Done, step => step with { Output = Parts.Json(state.Output) });
        }
        else if (state.Status == OrchestrationRuntimeStatus.Failed)
        {
            Add(StepKind.Failed, StepState.Failed, step => step with { Failure = FailureNote.Of(state.Failure) });
        }
    }
}
