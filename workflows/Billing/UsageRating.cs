namespace LeadToCash.Billing;

/// <summary>Rates the usage of one period.</summary>
public static class UsageRating
{
    /// <summary>What a quantity costs, rounded once. In a period that is served in part, allowance and minimum are those of its days.</summary>
    /// <param name="quantity">All usage of the period, allowance included; nothing or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    public static Money Rate(UsageTariff tariff, decimal quantity, ServedPeriod period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        decimal billable = Math.Max(0, quantity - (tariff.Allowance * period.Served.Days / period.Whole.Days));
        var amount = Money.Of(tariff.Rule == UsageRule.Graduated ? Graduated(tariff.Tiers, billable) : Volume(tariff.Tiers, billable), tariff.Currency);
        Money minimum = Proration.Of(tariff.Minimum, period.Whole, period.Served);
        return amount > minimum ? amount : minimum;
    }

    private static decimal Graduated(IReadOnlyList<UsageTier> tiers, decimal quantity)
    {
        (decimal amount, decimal from) = (0, 0);
        foreach (UsageTier tier in tiers)
        {
            decimal to = Math.Min(quantity, tier.UpTo ?? quantity);
            if (to <= from)
            {
                break;
            }

            amount += (to - from) * tier.UnitPrice;
            from = to;
        }

        return amount;
    }

    private static decimal Volume(IReadOnlyList<UsageTier> tiers, decimal quantity) => quantity * tiers.First(tier => tier.UpTo is null || quantity <= tier.UpTo).UnitPrice;
}
