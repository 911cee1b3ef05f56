namespace LeadToCash.Books;

/// <summary>What can be asked of a recognition schedule.</summary>
public abstract record RecognitionCommand
{
    private RecognitionCommand()
    {
    }

    /// <summary>Opens it. One that was opened before stays as it is.</summary>
    public sealed record Open(ScheduleOpened Schedule) : RecognitionCommand;

    /// <summary>Recognises all that is earned by a local date.</summary>
    public sealed record Recognise(DateOnly Through) : RecognitionCommand;

    /// <summary>Takes a credit note into account: what is not earned yet goes first. A credit note that was taken into account before changes nothing.</summary>
    /// <param name="CreditNoteId">Case of the credit note.</param>
    /// <param name="Date">Its local date; what was earned before it is recognised first.</param>
    /// <param name="Lines">What is credited, by line of the invoice; lines that have no schedule are left out.</param>
    public sealed record Reduce(string CreditNoteId, DateOnly Date, IReadOnlyList<LineAmount> Lines) : RecognitionCommand;
}
