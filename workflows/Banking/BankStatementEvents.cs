using System.Text.Json.Serialization;

namespace LeadToCash.Banking;

/// <summary>What has happened to a statement.</summary>
[JsonDerivedType(typeof(StatementReceived), nameof(StatementReceived))]
[JsonDerivedType(typeof(StatementLinesBooked), nameof(StatementLinesBooked))]
[JsonDerivedType(typeof(StatementStopped), nameof(StatementStopped))]
[JsonDerivedType(typeof(StatementResumed), nameof(StatementResumed))]
public abstract record BankStatementEvent
{
    private protected BankStatementEvent()
    {
    }
}

/// <summary>It was uploaded.</summary>
public sealed record StatementReceived(StatementHeader Header, string By, DateTimeOffset At) : BankStatementEvent;

/// <summary>Some of its lines were looked at.</summary>
/// <param name="Done">How many so far, from the first.</param>
/// <param name="Booked">How many of the new ones pay something without a person.</param>
/// <param name="Unclear">How many of them a person has to clarify.</param>
/// <param name="Known">How many of them had come before.</param>
/// <param name="At">When, UTC.</param>
public sealed record StatementLinesBooked(int Done, int Booked, int Unclear, int Known, DateTimeOffset At) : BankStatementEvent;

/// <summary>Somebody stopped the run.</summary>
public sealed record StatementStopped(string By, DateTimeOffset At) : BankStatementEvent;

/// <summary>Somebody let the run go on.</summary>
public sealed record StatementResumed(string By, DateTimeOffset At) : BankStatementEvent;
