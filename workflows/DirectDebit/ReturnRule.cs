namespace LeadToCash.DirectDebit;

/// <summary>What follows when a collection comes back with a reason code.</summary>
/// <param name="FollowUp">What to do.</param>
/// <param name="AfterDays">Calendar days after which it is collected again; 0 where it is not.</param>
/// <param name="Times">How often an invoice is collected again for this reason; when that is used up the customer is asked.</param>
/// <param name="FeeIsOwed">Whether the customer owes the bank's fee: he caused the return and had no right to it.</param>
/// <param name="Meaning">The code in words, for people, in English.</param>
public sealed record ReturnRule(FollowUp FollowUp, string Meaning, int AfterDays = 0, int Times = 0, bool FeeIsOwed = false);

/// <summary>What follows a collection that failed.</summary>
public enum FollowUp
{
    /// <summary>Nothing by itself; dunning goes on.</summary>
    Nothing,

    /// <summary>It is announced anew and collected again.</summary>
    CollectAgain,

    /// <summary>The customer is asked to pay.</summary>
    AskCustomer,

    /// <summary>The mandate rests until its account is changed, and the customer is asked to pay and to name another one.</summary>
    SuspendMandate,

    /// <summary>The mandate ends, and the customer is asked to pay.</summary>
    RevokeMandate,
}
