using System.Diagnostics;
using System.Globalization;

namespace LeadToCash.Local.Durable;

/// <summary>
/// Emits the spans of what orchestrations did, once each, after the commit that holds it. All spans of an instance live in the trace of the
/// request or message that started it.
/// </summary>
internal sealed class TraceObserver(TimeProvider clock) : IEngineObserver
{
    private const string AppTimeTag = "app.time";

    public bool IsEnabled => DurableSpans.IsListenedTo;

    public void OnStep(EngineStep step)
    {
        if (!ActivityContext.TryParse(step.Execution.TraceParent, traceState: null, isRemote: true, out ActivityContext start))
        {
            return;
        }

        switch (step.Kind)
        {
            case EngineStepKind.ActivityCompleted or EngineStepKind.ActivityFailed:
                Emit(CalledActivity(step, Execution(step, start)), step.EndedAt);
                break;
            case EngineStepKind.TimerFired:
                Emit(Timer(step, Execution(step, start)));
                break;
            case EngineStepKind.EventReceived:
                Emit(ReceivedEvent(step, Execution(step, start)));
                break;
            case EngineStepKind.EventSent:
                Emit(SentEvent(step, Execution(step, start)));
                break;
            case EngineStepKind.Completed or EngineStepKind.Failed or EngineStepKind.Terminated or EngineStepKind.StartedOver:
                Emit(Orchestration(step, start));
                Emit(Called(step, start));
                break;
        }
    }

    /// <summary>Where the spans of an execution's own steps belong.</summary>
    private static ActivityContext Execution(EngineStep step, ActivityContext start) => Below(start, SpanIds.OfExecution(step.Execution.ExecutionId));

    private static ActivityContext Below(ActivityContext start, ActivitySpanId parent) =>
        new(start.TraceId, parent, start.TraceFlags, traceState: null, isRemote: true);

    /// <summary>The activity as its caller sees it, from the call to the committed result.</summary>
    private static Activity? CalledActivity(EngineStep step, ActivityContext execution) =>
        DurableSpans.Begin(
            SpanNames.Activity(step.Subject!, step.Version),
            ActivityKind.Client,
            execution,
            SpanIds.OfCall(step.Execution.ExecutionId, step.Number!.Value),
            step.EndedAt!.Value - step.Duration!.Value)
            ?.SetTag(SpanNames.TypeTag, SpanNames.ActivityType)
            .SetTag(SpanNames.NameTag, step.Subject)
            .SetTag(SpanNames.InstanceIdTag, step.InstanceId)
            .SetTag(SpanNames.TaskIdTag, step.Number)
            .SetVersion(step.Version)
            .SetStatus(step.Kind == EngineStepKind.ActivityFailed ? ActivityStatusCode.Error : ActivityStatusCode.Unset, step.Detail);

    private Activity? Timer(EngineStep step, ActivityContext execution) =>
        DurableSpans.Begin(SpanNames.Timer(step.Orchestrator), ActivityKind.Internal, execution, id: null, Since(step))
            ?.SetTag(SpanNames.TypeTag, SpanNames.TimerType)
            .SetTag(SpanNames.NameTag, step.Orchestrator)
            .SetTag(SpanNames.InstanceIdTag, step.InstanceId)
            .SetTag(SpanNames.FireAtTag, step.Subject)
            .SetTag(SpanNames.TaskIdTag, step.Number);

    /// <summary>An event that came in: in the trace of its receiver, with a link to the sender's.</summary>
    private static Activity? ReceivedEvent(EngineStep step, ActivityContext execution)
    {
        ActivityContext? sender = ActivityContext.TryParse(step.Sender, traceState: null, isRemote: true, out ActivityContext sent) ? sent : null;
        return DurableSpans.Begin(SpanNames.Event(step.Subject!), ActivityKind.Consumer, execution, id: null, TimeProvider.System.GetUtcNow(), sender)
            ?.SetTag(SpanNames.TypeTag, SpanNames.EventType)
            .SetTag(SpanNames.NameTag, step.Subject)
            .SetTag(SpanNames.InstanceIdTag, step.InstanceId)
            .SetTag(SpanNames.ExecutionIdTag, step.Execution.ExecutionId);
    }

    private static Activity? SentEvent(EngineStep step, ActivityContext execution) =>
        DurableSpans.Begin(
            SpanNames.Event(step.Subject!),
            ActivityKind.Producer,
            execution,
            SpanIds.OfCall(step.Execution.ExecutionId, step.Number!.Value),
            TimeProvider.System.GetUtcNow())
            ?.SetTag(SpanNames.TypeTag, SpanNames.EventType)
            .SetTag(SpanNames.NameTag, step.Subject)
            .SetTag(SpanNames.InstanceIdTag, step.InstanceId)
            .SetTag(SpanNames.ExecutionIdTag, step.Execution.ExecutionId)
            .SetTag(SpanNames.TargetTag, step.Target);

    private Activity? Orchestration(EngineStep step, ActivityContext start) => Outcome(
        DurableSpans.Begin(
            SpanNames.Orchestration(step.Orchestrator, step.Execution.Version),
            ActivityKind.Server,
            start,
            SpanIds.OfExecution(step.Execution.ExecutionId),
            Since(step)),
        step);

    /// <summary>A sub-orchestration as its parent sees it: the span that the start of the child is below.</summary>
    private Activity? Called(EngineStep step, ActivityContext start) => step.Execution.Parent is { } parent && step.Kind != EngineStepKind.StartedOver
        ? Outcome(
            DurableSpans.Begin(
                SpanNames.Orchestration(step.Orchestrator, step.Execution.Version),
                ActivityKind.Client,
                Below(start, SpanIds.OfExecution(parent.ExecutionId)),
                start.SpanId,
                Since(step)),
            step)
        : null;

    private static Activity? Outcome(Activity? span, EngineStep step) => span
        ?.SetTag(SpanNames.TypeTag, SpanNames.OrchestrationType)
        .SetTag(SpanNames.NameTag, step.Orchestrator)
        .SetTag(SpanNames.InstanceIdTag, step.InstanceId)
        .SetTag(SpanNames.ExecutionIdTag, step.Execution.ExecutionId)
        .SetTag(SpanNames.StatusTag, step.Kind == EngineStepKind.StartedOver ? "ContinuedAsNew" : step.Kind.ToString())
        .SetVersion(step.Execution.Version)
        .SetStatus(step.Kind == EngineStepKind.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset, step.Detail);

    private DateTimeOffset Since(EngineStep step) =>
        step.Since is { } since ? RealTime.Of(clock, since) : TimeProvider.System.GetUtcNow();

    private void Emit(Activity? span, DateTimeOffset? endedAt = null)
    {
        if (span is null)
        {
            return;
        }

        if (RealTime.Differs(clock))
        {
            span.SetTag(AppTimeTag, clock.GetUtcNow().ToString("o", CultureInfo.InvariantCulture));
        }

        if (endedAt is { } end)
        {
            span.SetEndTime(end.UtcDateTime);
        }

        span.Dispose();
    }
}
