namespace LeadToCash.DirectDebit;

/// <summary>A collection for which a mandate is used.</summary>
/// <param name="EndToEndId">The collection's reference.</param>
/// <param name="On">Its day.</param>
/// <param name="Sequence">How the bank is told of it.</param>
/// <param name="SignedOn">When the mandate was signed, local.</param>
/// <param name="Account">The account that is debited.</param>
/// <param name="Amendment">What has changed since the bank last saw the mandate; null if nothing.</param>
public sealed record MandateUse(string EndToEndId, DateOnly On, SequenceType Sequence, DateOnly SignedOn, MandateAccount Account, AccountAmendment? Amendment);

/// <summary>A mandate's account has changed since the last collection.</summary>
/// <param name="OriginalIban">The account before; null when the bank changed too, for which files say <c>SMNDA</c>.</param>
public sealed record AccountAmendment(string? OriginalIban);

/// <summary>Sequence types of SEPA direct debits.</summary>
public enum SequenceType
{
    /// <summary>One of several, be it the first.</summary>
    Rcur,

    /// <summary>The first of several, where a bank still wants to be told.</summary>
    Frst,

    /// <summary>The last of several.</summary>
    Fnal,

    /// <summary>The only one.</summary>
    Ooff,
}
