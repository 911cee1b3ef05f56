using System.Text.Json.Serialization;

namespace LeadToCash.DirectDebit;

/// <summary>What has happened to a file of collections.</summary>
[JsonDerivedType(typeof(DebitFileBegun), nameof(DebitFileBegun))]
[JsonDerivedType(typeof(DebitFilePageTaken), nameof(DebitFilePageTaken))]
[JsonDerivedType(typeof(DebitFileStopped), nameof(DebitFileStopped))]
[JsonDerivedType(typeof(DebitFileResumed), nameof(DebitFileResumed))]
[JsonDerivedType(typeof(DebitFileCompleted), nameof(DebitFileCompleted))]
[JsonDerivedType(typeof(DebitFileSent), nameof(DebitFileSent))]
public abstract record DebitFileEvent
{
    private protected DebitFileEvent()
    {
    }
}

/// <summary>It was released by a person.</summary>
public sealed record DebitFileBegun(DebitFileHeader Header) : DebitFileEvent;

/// <summary>Some collections were looked at.</summary>
/// <param name="Looked">How many so far.</param>
/// <param name="Taken">How many of the new ones are in it.</param>
/// <param name="Cursor">Where it goes on.</param>
/// <param name="At">When, UTC.</param>
public sealed record DebitFilePageTaken(int Looked, int Taken, string Cursor, DateTimeOffset At) : DebitFileEvent;

/// <summary>Somebody stopped the run.</summary>
public sealed record DebitFileStopped(string By, DateTimeOffset At) : DebitFileEvent;

/// <summary>Somebody let it go on.</summary>
public sealed record DebitFileResumed(string By, DateTimeOffset At) : DebitFileEvent;

/// <summary>All is in it.</summary>
public sealed record DebitFileCompleted(DebitFileContent Content, DateTimeOffset At) : DebitFileEvent;

/// <summary>It was sent to the bank.</summary>
public sealed record DebitFileSent(string By, DateTimeOffset At) : DebitFileEvent;
