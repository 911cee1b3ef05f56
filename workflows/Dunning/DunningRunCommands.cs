namespace LeadToCash.Dunning;

/// <summary>What can be asked of a dunning run.</summary>
public abstract record DunningRunCommand
{
    private DunningRunCommand()
    {
    }

    /// <summary>Starts it. One that was started stays as it is.</summary>
    public sealed record Start(DunningSelection Selection, string By) : DunningRunCommand;

    /// <summary>Notes a page of letters. A page of an attempt that is over, or that is known, changes nothing.</summary>
    public sealed record NoteGathered(int Attempt, int Page, string? Next, DunningCounts Counts, IReadOnlyList<LevelSum> Planned) : DunningRunCommand;

    /// <summary>Takes a letter out, while the run waits to be released.</summary>
    public sealed record Exclude(string InvoiceId, string Reason, string By) : DunningRunCommand;

    /// <summary>Puts a letter in again, while the run waits to be released.</summary>
    public sealed record Include(string InvoiceId, string By) : DunningRunCommand;

    /// <summary>Has the letters sent. One that was released stays as it is.</summary>
    /// <param name="Today">Local day.</param>
    /// <param name="By">Who wants it.</param>
    public sealed record Release(DateOnly Today, string By) : DunningRunCommand;

    /// <summary>Notes what became of a page of letters. A page of an attempt that is over, or that is known, changes nothing.</summary>
    public sealed record NoteSent(int Attempt, int Page, string? Next, DunningCounts Change, IReadOnlyList<LevelSum> Sent) : DunningRunCommand;

    /// <summary>Stops it after the page that is being done.</summary>
    public sealed record Stop(string By) : DunningRunCommand;

    /// <summary>Has it go on where it was stopped. One that ended with the page in which it was stopped needs nothing more.</summary>
    public sealed record Resume(DateOnly Today, string By) : DunningRunCommand;

    /// <summary>Tries again what failed.</summary>
    public sealed record Retry(DateOnly Today, string By) : DunningRunCommand;
}
