using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>A bank statement that was uploaded, and how far its lines are booked.</summary>
public sealed record BankStatement : ICase<BankStatement, BankStatementCommand, BankStatementEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "bankstatement";

    /// <summary>What it says of itself.</summary>
    public required StatementHeader Header { get; init; }

    /// <summary>How many lines were looked at so far, from the first.</summary>
    public int Done { get; init; }

    /// <summary>How many of them pay something without a person.</summary>
    public int Booked { get; init; }

    /// <summary>How many of them a person has to clarify.</summary>
    public int Unclear { get; init; }

    /// <summary>How many had come before, with another statement.</summary>
    public int Known { get; init; }

    /// <summary>How far it is.</summary>
    public StatementStatus Status => this switch
    {
        { Done: var done } when done == Header.Lines => StatementStatus.Booked,
        { IsStopped: true } => StatementStatus.Stopped,
        _ => StatementStatus.Booking,
    };

    /// <summary>Whether somebody stopped the run.</summary>
    public bool IsStopped { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => null;

    /// <inheritdoc/>
    public static Decision<BankStatementEvent> Decide(BankStatement? state, BankStatementCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, BankStatementCommand.Receive receive) => Decision<BankStatementEvent>.Accept(new StatementReceived(receive.Header, receive.By, at)),
        (null, _) => Decision<BankStatementEvent>.Refuse("statement-unknown", "There is no such statement."),
        (_, BankStatementCommand.Receive) => Decision<BankStatementEvent>.Accept(),
        (_, BankStatementCommand.NoteProgress progress) => progress.Done <= state.Done
            ? Decision<BankStatementEvent>.Accept()
            : Decision<BankStatementEvent>.Accept(new StatementLinesBooked(progress.Done, progress.Booked, progress.Unclear, progress.Known, at)),
        ({ Status: StatementStatus.Booking }, BankStatementCommand.Stop stop) => Decision<BankStatementEvent>.Accept(new StatementStopped(stop.By, at)),
        (_, BankStatementCommand.Stop) => Decision<BankStatementEvent>.Accept(),
        ({ Status: StatementStatus.Stopped }, BankStatementCommand.Resume resume) => Decision<BankStatementEvent>.Accept(new StatementResumed(resume.By, at)),
        (_, BankStatementCommand.Resume) => Decision<BankStatementEvent>.Accept(),
        _ => throw new InvalidOperationException($"A statement does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static BankStatement Apply(BankStatement? state, BankStatementEvent @event) => @event switch
    {
        StatementReceived received => new BankStatement { Header = received.Header },
        StatementLinesBooked booked => state! with
        {
            Done = booked.Done,
            Booked = state!.Booked + booked.Booked,
            Unclear = state!.Unclear + booked.Unclear,
            Known = state!.Known + booked.Known,
        },
        StatementStopped => state! with { IsStopped = true },
        StatementResumed => state! with { IsStopped = false },
        _ => throw new InvalidOperationException($"A statement does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>What a statement says of itself.</summary>
/// <param name="Account">Our account: its IBAN without blanks.</param>
/// <param name="Number">The bank's number of it; null if it has none.</param>
/// <param name="From">First booking day, the bank's local date.</param>
/// <param name="To">Last booking day.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Received">Sum of what came.</param>
/// <param name="Sent">Sum of what went, below nothing.</param>
/// <param name="Opening">Balance before; null if it does not say.</param>
/// <param name="Closing">Balance after; null if it does not say.</param>
/// <param name="Format"><c>camt.053.001.08</c>, or the name of a form of CSV.</param>
public sealed record StatementHeader(
    string Account, string? Number, DateOnly From, DateOnly To, int Lines, Money Received, Money Sent, Money? Opening, Money? Closing, string Format);

/// <summary>How far a statement is.</summary>
public enum StatementStatus
{
    /// <summary>Its lines are being booked.</summary>
    Booking,

    /// <summary>The run was stopped and can be resumed.</summary>
    Stopped,

    /// <summary>Every line was looked at.</summary>
    Booked,
}
