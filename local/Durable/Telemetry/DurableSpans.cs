using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>The engine's spans, under the source, names and tags of the real one. Costs a look at a field while nobody listens.</summary>
internal static class DurableSpans
{
    internal const string SourceName = "Microsoft.DurableTask";

    private static readonly ActivitySource Source = new(SourceName);

    internal static bool IsListenedTo => Source.HasListeners();

    /// <summary>The trace that something started now belongs to (W3C traceparent); null while nobody listens.</summary>
    internal static string? CurrentTraceParent =>
        Source.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>A client starts an orchestration.</summary>
    internal static Activity? StartCreation(Execution execution) =>
        Source.HasListeners()
            ? Source.StartActivity(SpanNames.Creation(execution.Name, execution.Version), ActivityKind.Producer)
                ?.SetTag(SpanNames.TypeTag, SpanNames.OrchestrationType)
                .SetTag(SpanNames.NameTag, execution.Name)
                .SetTag(SpanNames.InstanceIdTag, execution.InstanceId)
                .SetTag(SpanNames.ExecutionIdTag, execution.ExecutionId)
                .SetVersion(execution.Version)
            : null;

    /// <summary>A client raises an event.</summary>
    internal static Activity? StartRaising(string instanceId, string eventName) =>
        Source.HasListeners()
            ? Source.StartActivity(SpanNames.Event(eventName), ActivityKind.Producer)
                ?.SetTag(SpanNames.TypeTag, SpanNames.EventType)
                .SetTag(SpanNames.NameTag, eventName)
                .SetTag(SpanNames.TargetTag, instanceId)
            : null;

    /// <summary>An activity runs: user code sees this as the current span.</summary>
    internal static Activity? StartActivity(Execution execution, TaskScheduled call) =>
        Source.HasListeners() && SpanIds.CallContext(execution, call.Id) is { } context
            ? Source.StartActivity(SpanNames.Activity(call.Name, call.Version), ActivityKind.Server, context)
                ?.SetTag(SpanNames.TypeTag, SpanNames.ActivityType)
                .SetTag(SpanNames.NameTag, call.Name)
                .SetTag(SpanNames.InstanceIdTag, execution.InstanceId)
                .SetTag(SpanNames.TaskIdTag, call.Id)
                .SetVersion(call.Version)
            : null;

    /// <summary>A span of something that has passed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="parent">What it is below.</param>
    /// <param name="id">Its id, which others refer to already; null for any.</param>
    /// <param name="start">When that began, in real time.</param>
    /// <param name="sender">What it follows from in another trace, if anything.</param>
    internal static Activity? Begin(
        string name, ActivityKind kind, ActivityContext parent, ActivitySpanId? id, DateTimeOffset start, ActivityContext? sender = null)
    {
        ActivityLink[]? links = sender is { } context ? [new ActivityLink(context)] : null;
        Activity? span = Source.StartActivity(name, kind, parent, tags: null, links, start);
        if (span is not null && id is { } given)
        {
            // .NET has no public way to choose a span's id; the real engine does the same by reflection.
            SpanIdOf(span) = given.ToHexString();
            IdOf(span) = null;
        }

        return span;
    }

    internal static Activity SetVersion(this Activity span, string? version) =>
        string.IsNullOrEmpty(version) ? span : span.SetTag(SpanNames.VersionTag, version);

    internal static void Fail(this Activity? span, HistoryEvent outcome)
    {
        if (outcome is TaskFailed { Failure: TaskFailureDetails failure })
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.ErrorMessage);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanIdOf(Activity activity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? IdOf(Activity activity);
}
