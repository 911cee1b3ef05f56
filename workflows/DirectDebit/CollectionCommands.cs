namespace LeadToCash.DirectDebit;

/// <summary>What can be asked of a collection.</summary>
public abstract record CollectionCommand
{
    private CollectionCommand()
    {
    }

    /// <summary>Announces that the invoice is collected; refused while an attempt is under way.</summary>
    /// <param name="CollectionId">Its own case id.</param>
    /// <param name="Invoice">The invoice.</param>
    /// <param name="MandateReference">The mandate.</param>
    /// <param name="Amount">What is open, above nothing; never more is collected.</param>
    /// <param name="CollectOn">Day of collection.</param>
    /// <param name="AnnouncedOn">Local day on which the debtor is told.</param>
    /// <param name="WithInvoice">Whether the invoice itself tells him.</param>
    /// <param name="By">Who wants it.</param>
    public sealed record Announce(
        string CollectionId, CollectedInvoice Invoice, string MandateReference, Money Amount, DateOnly CollectOn, DateOnly AnnouncedOn, bool WithInvoice, string By) : CollectionCommand;

    /// <summary>Puts the announced attempt into a file, once: so much as is open, but never more than was announced.</summary>
    /// <param name="EndToEndId">The attempt.</param>
    /// <param name="FileId">The file.</param>
    /// <param name="Open">What is open of the invoice now.</param>
    /// <param name="CollectOn">Day of collection in the file.</param>
    /// <param name="Scheme">Of the mandate.</param>
    /// <param name="Use">Of the mandate.</param>
    public sealed record PutIntoFile(string EndToEndId, string FileId, Money Open, DateOnly CollectOn, MandateScheme Scheme, MandateUse Use) : CollectionCommand;

    /// <summary>Notes that the bank credited it, with one line.</summary>
    public sealed record Settle(string EndToEndId, string MovementId, string PaymentId) : CollectionCommand;

    /// <summary>Notes that it came back after it was credited.</summary>
    public sealed record Return(string EndToEndId, BankReason Reason) : CollectionCommand;

    /// <summary>Notes that the bank did not take it.</summary>
    public sealed record Reject(string EndToEndId, BankReason Reason) : CollectionCommand;

    /// <summary>Calls the announced attempt off; refused once it is in a file.</summary>
    public sealed record Cancel(string Reason, string By) : CollectionCommand;

    /// <summary>Gives up to collect it again.</summary>
    public sealed record GiveUp(string Reason) : CollectionCommand;
}

/// <summary>Why the bank did not take a collection or took it back.</summary>
/// <param name="Code">ISO 20022 reason code.</param>
/// <param name="Text">What the bank adds; null if nothing.</param>
/// <param name="Fee">What it charged; null for nothing.</param>
/// <param name="On">Local day.</param>
/// <param name="Rule">What follows by this code.</param>
public sealed record BankReason(string Code, string? Text, Money? Fee, DateOnly On, ReturnRule Rule);
