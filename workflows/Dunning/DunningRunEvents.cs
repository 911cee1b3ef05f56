using System.Text.Json.Serialization;

namespace LeadToCash.Dunning;

/// <summary>What has happened in a dunning run.</summary>
[JsonDerivedType(typeof(DunningRunStarted), nameof(DunningRunStarted))]
[JsonDerivedType(typeof(LettersGathered), nameof(LettersGathered))]
[JsonDerivedType(typeof(DunningRunReady), nameof(DunningRunReady))]
[JsonDerivedType(typeof(LetterExcluded), nameof(LetterExcluded))]
[JsonDerivedType(typeof(LetterIncluded), nameof(LetterIncluded))]
[JsonDerivedType(typeof(DunningRunReleased), nameof(DunningRunReleased))]
[JsonDerivedType(typeof(LettersSent), nameof(LettersSent))]
[JsonDerivedType(typeof(DunningRunStopped), nameof(DunningRunStopped))]
[JsonDerivedType(typeof(DunningRunResumed), nameof(DunningRunResumed))]
[JsonDerivedType(typeof(FailedLettersRetried), nameof(FailedLettersRetried))]
[JsonDerivedType(typeof(DunningRunFinished), nameof(DunningRunFinished))]
public abstract record DunningRunEvent
{
    private protected DunningRunEvent()
    {
    }
}

/// <summary>It began to gather.</summary>
public sealed record DunningRunStarted(DunningSelection Selection, string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>A page of letters was looked at.</summary>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="Counts">What the letters are.</param>
/// <param name="Planned">What those that are ready come to.</param>
public sealed record LettersGathered(string? Next, DunningCounts Counts, IReadOnlyList<LevelSum> Planned) : DunningRunEvent;

/// <summary>All that is due was looked at.</summary>
public sealed record DunningRunReady(DateTimeOffset At) : DunningRunEvent;

/// <summary>Somebody took a letter out.</summary>
public sealed record LetterExcluded(string InvoiceId, string Reason, string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>Somebody put a letter in again.</summary>
public sealed record LetterIncluded(string InvoiceId, string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>Somebody had the letters sent.</summary>
public sealed record DunningRunReleased(int Attempt, string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>A page of letters was sent, or left.</summary>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="Change">By how much each count grew; those that they had before shrank.</param>
/// <param name="Sent">What those that were sent come to.</param>
public sealed record LettersSent(string? Next, DunningCounts Change, IReadOnlyList<LevelSum> Sent) : DunningRunEvent;

/// <summary>Somebody stopped it.</summary>
public sealed record DunningRunStopped(string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>Somebody had it go on.</summary>
public sealed record DunningRunResumed(int Attempt, string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>Somebody had it try again what failed.</summary>
public sealed record FailedLettersRetried(int Attempt, string By, DateTimeOffset At) : DunningRunEvent;

/// <summary>Each of its letters became something.</summary>
public sealed record DunningRunFinished(DateTimeOffset At) : DunningRunEvent;
