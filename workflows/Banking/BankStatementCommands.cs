namespace LeadToCash.Banking;

/// <summary>What can be asked of a statement.</summary>
public abstract record BankStatementCommand
{
    private BankStatementCommand()
    {
    }

    /// <summary>Keeps it; its lines are kept already. One that was received before stays as it is.</summary>
    public sealed record Receive(StatementHeader Header, string By) : BankStatementCommand;

    /// <summary>Notes that lines were looked at. A note of no more than is known changes nothing.</summary>
    /// <param name="Done">How many lines from the first.</param>
    /// <param name="Booked">How many of the new ones pay something.</param>
    /// <param name="Unclear">How many of them a person has to clarify.</param>
    /// <param name="Known">How many of them had come before.</param>
    public sealed record NoteProgress(int Done, int Booked, int Unclear, int Known) : BankStatementCommand;

    /// <summary>Stops the run before its next lines.</summary>
    public sealed record Stop(string By) : BankStatementCommand;

    /// <summary>Goes on where it was stopped.</summary>
    public sealed record Resume(string By) : BankStatementCommand;
}
