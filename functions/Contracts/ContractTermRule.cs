namespace LeadToCash.Contracts;

/// <summary>Whose contracts a rule is for.</summary>
public enum ContractCustomers
{
    /// <summary>Everybody's.</summary>
    All,

    /// <summary>Those of companies.</summary>
    Business,

    /// <summary>Those of consumers, § 13 BGB: who names no company.</summary>
    Consumer,
}

/// <summary>The terms of contracts about some items, from a date on.</summary>
/// <param name="Id">Names it for people.</param>
/// <param name="ValidFrom">First local date; until a later rule for the same.</param>
/// <param name="Items">Item numbers; <c>*</c> for all that no other rule names.</param>
/// <param name="Groups">Product groups of the catalogue.</param>
/// <param name="Customers">Whose contracts.</param>
/// <param name="MinimumMonths">Months of the first term; null for what the product says, if neither the quote says more.</param>
/// <param name="Renewal">What happens when a term is over.</param>
/// <param name="Notice">When it must be cancelled.</param>
/// <param name="Upgrade">When more can take effect.</param>
/// <param name="Downgrade">When less can take effect.</param>
/// <param name="RemindDays">Days before the last day of notice on which the account owner is reminded.</param>
internal sealed record ContractTermRule(
    string Id, DateOnly ValidFrom, RenewalRule Renewal, NoticePeriod Notice, IReadOnlyList<string>? Items = null, IReadOnlyList<string>? Groups = null,
    ContractCustomers Customers = ContractCustomers.All, int? MinimumMonths = null, ChangeTiming Upgrade = ChangeTiming.AtOnce, ChangeTiming Downgrade = ChangeTiming.NextTerm,
    int RemindDays = 30);

/// <summary>What happens when a term is over.</summary>
/// <param name="Kind">What.</param>
/// <param name="Months">Months of a further term; only for renewals by months.</param>
internal sealed record RenewalRule(RenewalKind Kind, int Months = 0);
