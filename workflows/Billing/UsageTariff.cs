namespace LeadToCash.Billing;

/// <summary>What usage of one period costs.</summary>
public sealed record UsageTariff
{
    /// <summary>Creates a tariff.</summary>
    /// <param name="tiers">By rising end; the last has none.</param>
    /// <exception cref="ArgumentException">The tiers don't rise or don't end in one without end, or a price or allowance is negative.</exception>
    public UsageTariff(string currency, UsageRule rule, IReadOnlyList<UsageTier> tiers, decimal allowance = 0, Money? minimum = null)
    {
        bool holds = tiers.Count > 0
            && tiers[^1].UpTo is null
            && tiers.Take(tiers.Count - 1).All(tier => tier.UpTo > 0)
            && tiers.Zip(tiers.Skip(1)).All(pair => pair.Second.UpTo is null || pair.First.UpTo < pair.Second.UpTo)
            && tiers.All(tier => tier.UnitPrice >= 0)
            && allowance >= 0
            && minimum is not { IsNegative: true };
        if (!holds)
        {
            throw new ArgumentException("Tiers must rise, end in one without end, and have no negative price; nor may allowance or minimum be negative.", nameof(tiers));
        }

        (Currency, Rule, Tiers, Allowance, Minimum) = (Money.Zero(currency).Currency, rule, tiers, allowance, minimum ?? Money.Zero(currency));
    }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; }

    /// <summary>How tiers work.</summary>
    public UsageRule Rule { get; }

    /// <summary>Prices by quantity beyond the allowance.</summary>
    public IReadOnlyList<UsageTier> Tiers { get; }

    /// <summary>What is free in each whole period, in units.</summary>
    public decimal Allowance { get; }

    /// <summary>Least amount of a whole period.</summary>
    public Money Minimum { get; }
}

/// <summary>A price for quantities up to an end.</summary>
/// <param name="UpTo">Last quantity beyond the allowance, included; null for no end.</param>
/// <param name="UnitPrice">Per unit in major units of the currency, any digits.</param>
public sealed record UsageTier(decimal? UpTo, decimal UnitPrice);

/// <summary>How tiers work.</summary>
public enum UsageRule
{
    /// <summary>Each unit costs what the tier says in which it lies.</summary>
    Graduated,

    /// <summary>All units cost what the tier says that the whole quantity reaches; more may cost less.</summary>
    Volume,
}
