namespace LeadToCash.Dunning;

/// <summary>Input of <see cref="DunningRunOrchestrator"/>.</summary>
/// <param name="RunId">The run's case id.</param>
/// <param name="Attempt">The run's attempt; each has a process of its own.</param>
/// <param name="Phase">What it does.</param>
/// <param name="Page">The page that is next, from 1.</param>
/// <param name="Cursor">Where it begins; null at the beginning.</param>
public sealed record RunDunning(string RunId, int Attempt, DunningPhase Phase, int Page, string? Cursor)
{
    /// <summary>Business key of the attempt's process.</summary>
    public static string InstanceId(string runId, int attempt) => $"dunningrun-{runId}-{attempt}";
}

/// <summary>Looks at the next page of invoices whose letter is due, and notes what they are. Sends nothing.</summary>
public sealed record GatherLetters(string RunId, int Attempt, int Page, string? Cursor);

/// <summary>Reads the letters of the next page that are to be sent.</summary>
public sealed record TakeLetters(string RunId, int Attempt, string? Cursor);

/// <summary>A page of letters to send.</summary>
/// <param name="GoesOn">Whether the run goes on; false when somebody stopped it.</param>
/// <param name="Letters">Those to send.</param>
/// <param name="Excluded">Those that somebody took out.</param>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="Day">Local day that the letters carry.</param>
public sealed record LetterPage(bool GoesOn, IReadOnlyList<DunningItem> Letters, IReadOnlyList<DunningItem> Excluded, string? Next, DateOnly Day);

/// <summary>Sends a letter of a run, if it still says what was released.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Day">Local day that the letter carries.</param>
/// <param name="Item">The letter as it was released.</param>
public sealed record SendRunLetter(string RunId, DateOnly Day, DunningItem Item);

/// <summary>Notes what became of a page.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="Before">The letters as they were taken.</param>
/// <param name="After">What they became, in the same order.</param>
public sealed record NoteLetters(string RunId, int Attempt, int Page, string? Next, IReadOnlyList<DunningItem> Before, IReadOnlyList<DunningItem> After);

/// <summary>How far a run is.</summary>
/// <param name="GoesOn">Whether there is another page for this attempt.</param>
/// <param name="Next">Where it begins.</param>
public sealed record DunningRunProgress(bool GoesOn, string? Next);
