using System.Runtime.InteropServices;

namespace LeadToCash.Local.Durable;

/// <summary>What a history has begun and not ended: the activities, sub-orchestrations and timers that are out.</summary>
internal sealed class OpenWork
{
    private DateTime _episodeAt;

    internal Dictionary<int, TaskScheduled> Activities { get; } = [];

    internal Dictionary<int, ChildScheduled> Children { get; } = [];

    internal Dictionary<int, OpenTimer> Timers { get; } = [];

    /// <summary>When the orchestrator's code began to run.</summary>
    internal DateTime? BegunAt { get; private set; }

    /// <summary>Whether the orchestrator's code has begun to run.</summary>
    internal bool HasBegun { get; private set; }

    internal bool IsSuspended { get; private set; }

    internal DateTime? NextTimerAt => Timers.Count == 0 ? null : Timers.Values.Min(timer => timer.FireAt);

    internal static OpenWork Of(IEnumerable<HistoryEvent> history)
    {
        var open = new OpenWork();
        foreach (HistoryEvent item in history)
        {
            open.Apply(item);
        }

        return open;
    }

    /// <summary>Takes one more event into account; false when it ends something that is not open, so that it must be dropped.</summary>
    internal bool Apply(HistoryEvent item) => item switch
    {
        EpisodeStarted episode => Note(episode.At),
        ExecutionStarted => Begin(),
        TaskScheduled task => Activities.TryAdd(task.Id, task),
        TaskCompleted task => Activities.Remove(task.Id),
        TaskFailed task => Activities.Remove(task.Id),
        ChildScheduled child => Children.TryAdd(child.Id, child),
        ChildCompleted child => Children.Remove(child.Id),
        ChildFailed child => Children.Remove(child.Id),
        TimerCreated timer => Timers.TryAdd(timer.Id, new OpenTimer(timer.Id, timer.FireAt, _episodeAt)),
        TimerFired timer => Timers.Remove(timer.Id),
        TimerCancelled timer => Timers.Remove(timer.Id),
        ExecutionSuspended => IsSuspended = true,
        ExecutionResumed => !(IsSuspended = false),
        _ => true,
    };

    /// <summary>The timers that are due, the earliest first.</summary>
    internal List<TimerFired> DueAt(DateTime now) =>
        [.. Timers.Values.Where(timer => timer.FireAt <= now).OrderBy(timer => timer.FireAt).ThenBy(timer => timer.Id).Select(timer => new TimerFired(timer.Id))];

    private bool Note(DateTime episodeAt)
    {
        _episodeAt = episodeAt;
        return true;
    }

    private bool Begin()
    {
        BegunAt = _episodeAt;
        return HasBegun = true;
    }
}

/// <summary>A timer that is out: its number, when it is due and when it was set.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenTimer(int Id, DateTime FireAt, DateTime SetAt);
