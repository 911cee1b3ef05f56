namespace LeadToCash.Catalog;

/// <summary>What the use of a subscription in one billing period costs.</summary>
public static class UsageCharge
{
    /// <summary>
    /// Charges each unit at the price of the tier in which it falls (graduated): with 0.12 above 200, 260 hours cost 60 × 0.12 = 7.20. Computed exactly
    /// and rounded once.
    /// </summary>
    /// <param name="used">Use of the period, 0 or more.</param>
    /// <param name="tiers">In any order; below the lowest one nothing is charged.</param>
    /// <param name="currency">ISO 4217, the price list's.</param>
    public static Money Of(decimal used, IReadOnlyList<UsageTier> tiers, string currency)
    {
        UsageTier[] sorted = [.. tiers.OrderBy(tier => tier.Above)];
        decimal charge = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            decimal end = i + 1 < sorted.Length ? sorted[i + 1].Above : decimal.MaxValue;
            charge += Math.Max(0, Math.Min(used, end) - sorted[i].Above) * sorted[i].UnitPrice;
        }

        return Money.Of(charge, currency);
    }
}
