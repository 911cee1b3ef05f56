using LeadToCash.Cases;

namespace LeadToCash.Dunning;

/// <summary>
/// A dunning run: the letters that are due are gathered, looked at, and sent once somebody releases them. All letters carry the run's day. Which letter became what lies in
/// rows of its own; here are the sums, and who did what.
/// </summary>
public sealed record DunningRun : ICase<DunningRun, DunningRunCommand, DunningRunEvent>
{
    /// <summary>Letters that can be taken out one by one; more are better left out by group, customer or minimum, or held.</summary>
    public const int MostExcluded = 500;

    /// <inheritdoc/>
    public static string CaseType => "dunningrun";

    /// <summary>Which letters it takes.</summary>
    public required DunningSelection Selection { get; init; }

    /// <summary>Who started it: <c>staff:anna</c>.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public DunningRunStatus Status { get; init; }

    /// <summary>What it does, or did when it was stopped.</summary>
    public DunningPhase Phase { get; init; }

    /// <summary>How often it was begun: started, released, resumed, tried again. Each has a process of its own.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Where the next page of the phase begins; null at its beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>Pages of the attempts of this phase.</summary>
    public int Pages { get; init; }

    /// <summary>How many letters became what.</summary>
    public DunningCounts Counts { get; init; } = new();

    /// <summary>What the letters that were ready came to, by level.</summary>
    public IReadOnlyList<LevelSum> Planned { get; init; } = [];

    /// <summary>What those that were sent came to, by level.</summary>
    public IReadOnlyList<LevelSum> Sent { get; init; } = [];

    /// <summary>Invoices whose letters somebody took out.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Whether it tries again what failed, and only that.</summary>
    public bool IsRetry { get; init; }

    /// <summary>Who released it; null before.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>When it ended, was stopped or became ready, UTC; null while it works.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => null;

    /// <inheritdoc/>
    public static Decision<DunningRunEvent> Decide(DunningRun? state, DunningRunCommand command, DateTimeOffset at) => DunningRunDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static DunningRun Apply(DunningRun? state, DunningRunEvent @event) => @event switch
    {
        DunningRunStarted started => new DunningRun { Selection = started.Selection, By = started.By, StartedAt = started.At },
        LettersGathered page => state! with
        {
            Cursor = page.Next,
            Pages = state!.Pages + 1,
            Counts = state.Counts + page.Counts,
            Planned = LevelSum.Of(state.Planned.Concat(page.Planned)),
        },
        DunningRunReady ready => state! with { Status = DunningRunStatus.Ready, EndedAt = ready.At },
        LetterExcluded excluded => state! with { Excluded = [.. state!.Excluded, excluded.InvoiceId] },
        LetterIncluded included => state! with { Excluded = [.. state!.Excluded.Where(id => id != included.InvoiceId)] },
        DunningRunReleased released => Begun(state!, released.Attempt) with { Phase = DunningPhase.Sending, ReleasedBy = released.By, Cursor = null, Pages = 0 },
        LettersSent page => state! with
        {
            Cursor = page.Next,
            Pages = state!.Pages + 1,
            Counts = state.Counts + page.Change,
            Sent = LevelSum.Of(state.Sent.Concat(page.Sent)),
        },
        DunningRunStopped stopped => state! with { Status = DunningRunStatus.Stopped, EndedAt = stopped.At },
        DunningRunResumed resumed => Begun(state!, resumed.Attempt),
        FailedLettersRetried retried => Begun(state!, retried.Attempt) with { Cursor = null, IsRetry = true },
        DunningRunFinished finished => state! with { Status = DunningRunStatus.Finished, EndedAt = finished.At, IsRetry = false },
        _ => throw new InvalidOperationException($"A dunning run does not know the event {@event.GetType().Name}."),
    };

    private static DunningRun Begun(DunningRun run, int attempt) =>
        run with { Status = DunningRunStatus.Working, Attempt = attempt, EndedAt = null };
}

/// <summary>Where a dunning run stands.</summary>
public enum DunningRunStatus
{
    /// <summary>It gathers or sends.</summary>
    Working,

    /// <summary>All that is due was gathered; it waits to be released.</summary>
    Ready,

    /// <summary>Somebody stopped it; it can be resumed where it is.</summary>
    Stopped,

    /// <summary>Each of its letters became something.</summary>
    Finished,
}

/// <summary>What a dunning run does.</summary>
public enum DunningPhase
{
    /// <summary>It looks which letters are due, and sends none.</summary>
    Gathering,

    /// <summary>It sends them.</summary>
    Sending,
}
