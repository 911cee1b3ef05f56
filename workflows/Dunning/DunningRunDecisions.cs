using LeadToCash.Cases;

namespace LeadToCash.Dunning;

/// <summary>The rules of a dunning run.</summary>
internal static class DunningRunDecisions
{
    /// <summary>Letters carry the run's day; later than this many days after it they would say what is long past.</summary>
    private const int LatestDaysAfter = 7;

    private static readonly Decision<DunningRunEvent> Nothing = Decision<DunningRunEvent>.Accept();

    public static Decision<DunningRunEvent> Decide(DunningRun? run, DunningRunCommand command, DateTimeOffset at) => (run, command) switch
    {
        (null, DunningRunCommand.Start start) => Accept(new DunningRunStarted(start.Selection, start.By, at)),
        (null, _) => Refuse("unknown", "There is no such dunning run."),
        (_, DunningRunCommand.Start) => Nothing,
        (_, DunningRunCommand.NoteGathered page) => Gathered(run, page, at),
        (_, DunningRunCommand.NoteSent page) => Sent(run, page, at),
        (_, DunningRunCommand.Exclude exclude) => Exclude(run, exclude, at),
        (_, DunningRunCommand.Include include) => Include(run, include, at),
        (_, DunningRunCommand.Release release) => Release(run, release, at),
        (_, DunningRunCommand.Stop stop) => Stop(run, stop, at),
        (_, DunningRunCommand.Resume resume) => Resume(run, resume, at),
        (_, DunningRunCommand.Retry retry) => Retry(run, retry, at),
        _ => throw new InvalidOperationException($"A dunning run does not know the command {command.GetType().Name}."),
    };

    private static Decision<DunningRunEvent> Gathered(DunningRun run, DunningRunCommand.NoteGathered page, DateTimeOffset at)
    {
        if (run.Phase != DunningPhase.Gathering || page.Attempt != run.Attempt || page.Page != run.Pages + 1)
        {
            return Nothing;
        }

        LettersGathered gathered = new(page.Next, page.Counts, page.Planned);
        return page.Next is null ? Accept(gathered, new DunningRunReady(at)) : Accept(gathered);
    }

    private static Decision<DunningRunEvent> Sent(DunningRun run, DunningRunCommand.NoteSent page, DateTimeOffset at)
    {
        if (run.Phase != DunningPhase.Sending || page.Attempt != run.Attempt || page.Page != run.Pages + 1)
        {
            return Nothing;
        }

        LettersSent sent = new(page.Next, page.Change, page.Sent);
        return page.Next is null ? Accept(sent, new DunningRunFinished(at)) : Accept(sent);
    }

    private static Decision<DunningRunEvent> Exclude(DunningRun run, DunningRunCommand.Exclude exclude, DateTimeOffset at) => run switch
    {
        _ when run.Excluded.Contains(exclude.InvoiceId) => Nothing,
        { Status: not DunningRunStatus.Ready } => NotReady(),
        { Excluded.Count: >= DunningRun.MostExcluded } => Refuse("excluded-many", $"At most {DunningRun.MostExcluded} letters can be taken out one by one; hold the others, or start a run with a narrower choice."),
        _ => Accept(new LetterExcluded(exclude.InvoiceId, exclude.Reason, exclude.By, at)),
    };

    private static Decision<DunningRunEvent> Include(DunningRun run, DunningRunCommand.Include include, DateTimeOffset at) =>
        !run.Excluded.Contains(include.InvoiceId) ? Nothing
        : run.Status != DunningRunStatus.Ready ? NotReady()
        : Accept(new LetterIncluded(include.InvoiceId, include.By, at));

    private static Decision<DunningRunEvent> Release(DunningRun run, DunningRunCommand.Release release, DateTimeOffset at) => run switch
    {
        { Phase: DunningPhase.Sending } => Nothing,
        { Status: not DunningRunStatus.Ready } => Refuse("gathering", "The run still gathers its letters."),
        _ => Objection(run, release.Today) ?? Accept(new DunningRunReleased(run.Attempt + 1, release.By, at)),
    };

    private static Decision<DunningRunEvent> Stop(DunningRun run, DunningRunCommand.Stop stop, DateTimeOffset at) => run.Status switch
    {
        DunningRunStatus.Working => Accept(new DunningRunStopped(stop.By, at)),
        DunningRunStatus.Stopped => Nothing,
        DunningRunStatus.Ready => Refuse("ready", "The run has gathered its letters; it sends none before it is released."),
        _ => Refuse("finished", "The dunning run has finished."),
    };

    private static Decision<DunningRunEvent> Resume(DunningRun run, DunningRunCommand.Resume resume, DateTimeOffset at) => run.Status != DunningRunStatus.Stopped
        ? Nothing
        : (run.Phase == DunningPhase.Sending ? Objection(run, resume.Today) : null) ?? Accept(new DunningRunResumed(run.Attempt + 1, resume.By, at));

    private static Decision<DunningRunEvent> Retry(DunningRun run, DunningRunCommand.Retry retry, DateTimeOffset at) => run switch
    {
        { Status: not DunningRunStatus.Finished } => Refuse("working", "What fails is tried again once the run has finished."),
        { Counts.Failed: 0 } => Nothing,
        _ => Objection(run, retry.Today) ?? Accept(new FailedLettersRetried(run.Attempt + 1, retry.By, at)),
    };

    private static Decision<DunningRunEvent>? Objection(DunningRun run, DateOnly today) =>
        today < run.Selection.Day ? Refuse("early", $"Its letters carry {run.Selection.Day:yyyy-MM-dd}; they can't go out before.")
        : today > run.Selection.Day.AddDays(LatestDaysAfter) ? Refuse("late", $"Its letters carry {run.Selection.Day:yyyy-MM-dd}, which is too long ago; start a new run.")
        : null;

    private static Decision<DunningRunEvent> NotReady() => Refuse("not-ready", "Letters are taken out or put in only while the run waits to be released; hold one to keep it back.");

    private static Decision<DunningRunEvent> Accept(params IReadOnlyList<DunningRunEvent> events) => Decision<DunningRunEvent>.Accept(events);

    private static Decision<DunningRunEvent> Refuse(string code, string reason) => Decision<DunningRunEvent>.Refuse("dunning-run-" + code, reason);
}
