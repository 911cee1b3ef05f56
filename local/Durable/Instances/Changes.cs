namespace LeadToCash.Local.Durable;

/// <summary>What one episode adds: history to commit, and what to do and to tell once it is committed.</summary>
/// <param name="isWatched">Whether anybody wants to be told.</param>
internal sealed class Changes(bool isWatched = false)
{
    internal bool IsWatched => isWatched;

    internal List<HistoryEvent> History { get; } = [];

    internal List<EngineStep> Steps { get; } = [];

    /// <summary>What the present execution decided in this episode.</summary>
    internal List<HistoryEvent> Decisions { get; } = [];

    internal ExecutionChange Execution { get; private set; }

    /// <summary>Whether there is anything to commit.</summary>
    internal bool Any { get; private set; }

    internal void Append(IEnumerable<HistoryEvent> events)
    {
        History.AddRange(events);
        Any = true;
    }

    internal void Decide(IReadOnlyList<HistoryEvent> decisions)
    {
        Append(decisions);
        Decisions.AddRange(decisions);
    }

    /// <summary>The state changed without an event.</summary>
    internal void Touch() => Any = true;

    /// <summary>Another execution begins; the history of the one before is dropped.</summary>
    internal void BeginExecution()
    {
        History.Clear();
        Decisions.Clear();
        Execution = ExecutionChange.NewExecution;
        Any = true;
    }

    internal void Tell(InstanceState state, EngineStepKind kind, string? detail = null, DateTimeOffset? since = null)
    {
        if (isWatched)
        {
            Steps.Add(new EngineStep(state.Execution, kind, Detail: detail) { Since = since });
        }
    }

    internal void Tell(EngineStep step) => Steps.Add(step);
}
