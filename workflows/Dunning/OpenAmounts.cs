namespace LeadToCash.Dunning;

/// <summary>What is owed at the end of a day.</summary>
/// <param name="Costs">Costs and flat fee.</param>
/// <param name="Interest">Default interest, that day's included.</param>
/// <param name="Principal">The claim itself.</param>
public sealed record OpenAmounts(Money Costs, Money Interest, Money Principal)
{
    /// <summary>All of it: who pays so much on that day owes nothing more.</summary>
    public Money Total => Costs + Interest + Principal;
}
