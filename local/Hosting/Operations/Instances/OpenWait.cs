using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>What an instance can wait for.</summary>
internal enum WaitKind
{
    Activity,
    SubOrchestration,
    Event,
    Timer,
    Start,
    Resume,
}

/// <summary>Something that an unfinished instance waits for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The activity's, sub-orchestration's or event's name.</param>
/// <param name="Since">Since when, where history tells.</param>
/// <param name="DueAt">Until when, for timers.</param>
/// <param name="InstanceId">The sub-orchestration.</param>
internal sealed record OpenWait(WaitKind Kind, string? Name = null, DateTimeOffset? Since = null, DateTimeOffset? DueAt = null, string? InstanceId = null)
{
    /// <summary>All that an instance waits for, the most telling first.</summary>
    /// <param name="record">The instance.</param>
    /// <param name="events">The names of the events that it awaits.</param>
    /// <param name="timeline">Its history.</param>
    public static IReadOnlyList<OpenWait> Of(InstanceRecord record, IReadOnlyList<string> events, IReadOnlyList<TimelineStep> timeline)
    {
        InstanceState state = record.State;
        if (state.IsFinished)
        {
            return [];
        }

        List<OpenWait> waits = state.Status == OrchestrationRuntimeStatus.Suspended
            ? [new(WaitKind.Resume, Since: timeline.LastOrDefault(step => step.Kind == StepKind.Suspended)?.At)]
            : [];
        if (state.StartAt is { } start)
        {
            waits.Add(new(WaitKind.Start, DueAt: start));
        }

        waits.AddRange(timeline.Where(step => step.State == StepState.Open).Select(Of).Concat(events.Select(name => new OpenWait(WaitKind.Event, name)))
            .OrderBy(wait => wait.Kind));
        return waits;
    }

    private static OpenWait Of(TimelineStep step) => step.Kind switch
    {
        StepKind.Activity => new(WaitKind.Activity, step.Name, step.At),
        StepKind.SubOrchestration => new(WaitKind.SubOrchestration, step.Name, step.At, InstanceId: step.InstanceId),
        _ => new(WaitKind.Timer, Since: step.At, DueAt: step.DueAt),
    };
}
