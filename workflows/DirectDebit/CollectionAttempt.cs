namespace LeadToCash.DirectDebit;

/// <summary>One attempt to collect an invoice.</summary>
public sealed record CollectionAttempt
{
    /// <summary>The bank's reference.</summary>
    public required string EndToEndId { get; init; }

    /// <summary>Reference of the mandate.</summary>
    public required string MandateReference { get; init; }

    /// <summary>What the debtor was told; never more is collected.</summary>
    public required Money Announced { get; init; }

    /// <summary>Day that the debtor was told, a TARGET day.</summary>
    public required DateOnly CollectOn { get; init; }

    /// <summary>Local day on which he was told.</summary>
    public required DateOnly AnnouncedOn { get; init; }

    /// <summary>Whether the invoice itself told him; otherwise a mail of its own does.</summary>
    public bool WithInvoice { get; init; }

    /// <summary>How far it is.</summary>
    public CollectionStatus Status { get; init; }

    /// <summary>What is in the file; null until it is in one.</summary>
    public DebitTransaction? Transaction { get; init; }

    /// <summary>The file; null until it is in one.</summary>
    public string? FileId { get; init; }

    /// <summary>The payment of the invoice; null until the bank credited it.</summary>
    public string? PaymentId { get; init; }

    /// <summary>The bank's line that credited it; null until then.</summary>
    public string? MovementId { get; init; }

    /// <summary>Why it came back or was not taken; null otherwise.</summary>
    public FailedCollection? Failure { get; init; }

    /// <summary>Why it was cancelled; null otherwise.</summary>
    public string? CancelledBecause { get; init; }

    /// <summary>Whether it is under way: announced or in a file.</summary>
    public bool IsOpen => Status is CollectionStatus.Announced or CollectionStatus.InFile;
}

/// <summary>A collection that failed.</summary>
/// <param name="Code">ISO 20022 reason code.</param>
/// <param name="Text">What the bank adds; null if nothing.</param>
/// <param name="Fee">What the bank charged; null for nothing.</param>
/// <param name="On">Local day.</param>
/// <param name="FollowUp">What follows.</param>
/// <param name="AgainOn">First day on which it is collected again; null if it is not.</param>
public sealed record FailedCollection(string Code, string? Text, Money? Fee, DateOnly On, FollowUp FollowUp, DateOnly? AgainOn);

/// <summary>A collection as it stands in a file, whatever becomes of mandate and invoice later.</summary>
/// <param name="EndToEndId">Our reference.</param>
/// <param name="Amount">What is collected.</param>
/// <param name="CollectOn">Day of collection in the file.</param>
/// <param name="Scheme">CORE or B2B.</param>
/// <param name="MandateReference">The mandate.</param>
/// <param name="Use">The mandate's sequence, signature, account and amendment.</param>
/// <param name="Text">What the debtor reads on his statement.</param>
public sealed record DebitTransaction(
    string EndToEndId, Money Amount, DateOnly CollectOn, MandateScheme Scheme, string MandateReference, MandateUse Use, string Text);

/// <summary>How far an attempt is.</summary>
public enum CollectionStatus
{
    /// <summary>The debtor was told.</summary>
    Announced,

    /// <summary>It is in a file for the bank.</summary>
    InFile,

    /// <summary>The bank credited it.</summary>
    Collected,

    /// <summary>It was credited and came back.</summary>
    Returned,

    /// <summary>The bank did not take it.</summary>
    Rejected,

    /// <summary>It was called off before it was in a file.</summary>
    Cancelled,
}
