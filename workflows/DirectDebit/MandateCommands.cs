namespace LeadToCash.DirectDebit;

/// <summary>What can be asked of a mandate.</summary>
public abstract record MandateCommand
{
    private MandateCommand()
    {
    }

    /// <summary>Offers it to the customer, who grants it by a link. One that was offered before stays as it is.</summary>
    public sealed record Offer(MandateTerms Terms, string By) : MandateCommand;

    /// <summary>Grants it. One that was granted before stays as it is.</summary>
    /// <param name="Terms">What it says; null if it was offered, then that counts.</param>
    /// <param name="Account">The account.</param>
    /// <param name="SignedOn">Local day.</param>
    /// <param name="Evidence">How it can be shown.</param>
    public sealed record Grant(MandateTerms? Terms, MandateAccount Account, DateOnly SignedOn, MandateEvidence Evidence) : MandateCommand;

    /// <summary>Has another account debited. The same account changes nothing.</summary>
    public sealed record Amend(MandateAccount Account, string Note, string By) : MandateCommand;

    /// <summary>Uses it for a collection, once for each reference.</summary>
    /// <param name="EndToEndId">The collection's reference.</param>
    /// <param name="On">Day of the collection.</param>
    /// <param name="MarksFirst">Whether the bank wants to be told of the first.</param>
    public sealed record Use(string EndToEndId, DateOnly On, bool MarksFirst) : MandateCommand;

    /// <summary>Notes that the bank did not take that collection, or that it is in no file after all: what it told the bank is told anew.</summary>
    public sealed record UndoUse(string EndToEndId) : MandateCommand;

    /// <summary>Makes the next collection its last.</summary>
    public sealed record PlanEnd(string By) : MandateCommand;

    /// <summary>Keeps it from use until its account is changed.</summary>
    public sealed record Suspend(string Code, string Reason) : MandateCommand;

    /// <summary>Ends it for ever.</summary>
    public sealed record Revoke(string Reason, string By) : MandateCommand;
}
