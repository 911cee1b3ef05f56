namespace LeadToCash.DirectDebit;

/// <summary>What can be asked of a file of collections.</summary>
public abstract record DebitFileCommand
{
    private DebitFileCommand()
    {
    }

    /// <summary>Begins it. One that was begun stays as it is.</summary>
    public sealed record Begin(DebitFileHeader Header) : DebitFileCommand;

    /// <summary>Notes how far the run is. A place that was noted before changes nothing.</summary>
    /// <param name="Looked">Collections that were looked at so far.</param>
    /// <param name="Taken">How many of the new ones are in it.</param>
    /// <param name="Cursor">Where it goes on.</param>
    public sealed record NotePage(int Looked, int Taken, string Cursor) : DebitFileCommand;

    /// <summary>Notes that all is in it. Twice is once.</summary>
    public sealed record Complete(DebitFileContent Content) : DebitFileCommand;

    /// <summary>Stops the run before its next collections. Twice is once.</summary>
    public sealed record Stop(string By) : DebitFileCommand;

    /// <summary>Lets it go on. Twice is once.</summary>
    public sealed record Resume(string By) : DebitFileCommand;

    /// <summary>Notes that it was sent to the bank. Twice is once.</summary>
    public sealed record MarkSent(string By) : DebitFileCommand;
}
