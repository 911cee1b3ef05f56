namespace LeadToCash.Local.Durable;

/// <summary>
/// A history without its failures. It ends before the episode in which the first failure arrived: what the orchestrator decided from there on, it
/// decided because of that failure, and decides again. What arrived from there on for calls made before is not lost; it arrives again.
/// </summary>
internal sealed class RewoundHistory
{
    private RewoundHistory(List<HistoryEvent> kept, List<HistoryEvent> arrivingAgain, List<string> failedChildren)
    {
        Kept = kept;
        ArrivingAgain = arrivingAgain;
        FailedChildren = failedChildren;
    }

    internal List<HistoryEvent> Kept { get; }

    /// <summary>Results, timers and events, in the order in which they came.</summary>
    internal List<HistoryEvent> ArrivingAgain { get; }

    /// <summary>The sub-orchestrations that are to be rewound as well.</summary>
    internal List<string> FailedChildren { get; }

    internal static RewoundHistory Of(IReadOnlyList<HistoryEvent> history)
    {
        int end = Enumerable.Range(0, history.Count).FirstOrDefault(index => history[index] is TaskFailed or ChildFailed, history.Count);
        while (end > 0 && end < history.Count && history[end] is not EpisodeStarted)
        {
            end--;
        }

        List<HistoryEvent> kept = [.. history.Take(end)];
        OpenWork open = OpenWork.Of(kept);
        List<HistoryEvent> later = [.. history.Skip(end)];
        List<string> failedChildren =
        [
            .. later.OfType<ChildFailed>().Where(failed => open.Children.ContainsKey(failed.Id)).Select(failed => open.Children[failed.Id].InstanceId),
        ];
        return new RewoundHistory(kept, [.. later.Where(item => ArrivesAgain(item) && open.Apply(item))], failedChildren);
    }

    private static bool ArrivesAgain(HistoryEvent item) => item is TaskCompleted or ChildCompleted or TimerFired or EventRaised or ExecutionStarted;
}
