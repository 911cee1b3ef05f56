namespace LeadToCash.Dunning;

/// <summary>What pursuing a claim cost, as far as it is asked of the debtor.</summary>
/// <param name="Id">Names the cost for ever; a second one with the same id is the same.</param>
/// <param name="Date">Local day on which it arose.</param>
/// <param name="Amount">More than nothing, in the claim's currency.</param>
/// <param name="Kind">Why.</param>
public sealed record Cost(string Id, DateOnly Date, Money Amount, CostKind Kind);

/// <summary>Why a cost arose.</summary>
public enum CostKind
{
    /// <summary>A dunning letter. Owed only once the debtor is in default: the letter that puts into default is free.</summary>
    Reminder,

    /// <summary>Lawyer, collection or court. Owed only once the debtor is in default.</summary>
    Legal,

    /// <summary>The bank's fee for a direct debit that came back. Owed without default and not covered by the flat fee.</summary>
    ReturnedDebit,
}
