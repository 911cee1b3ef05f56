using CatalogTier = LeadToCash.Catalog.UsageTier;

namespace LeadToCash.Billing;

/// <summary>How an item of a contract is billed, as the catalogue said when it began to run; later changes of the catalogue leave it alone.</summary>
/// <param name="Alignment">What its periods follow.</param>
/// <param name="Timing">When they are billed.</param>
/// <param name="Usage">What use costs, per unit of the item's quantity; none if use is not billed.</param>
/// <param name="UsageUnit">Unit of use, UN/ECE Recommendation 20; null if use is not billed.</param>
public sealed record ItemTerms(BillingAlignment Alignment, BillingTiming Timing, IReadOnlyList<CatalogTier> Usage, string? UsageUnit = null)
{
    /// <summary>No item.</summary>
    public static IReadOnlyDictionary<string, ItemTerms> None { get; } = new Dictionary<string, ItemTerms>();

    /// <summary>Terms of an item that the catalogue does not know: anniversary in advance, no use.</summary>
    public static ItemTerms Usual { get; } = new(BillingAlignment.Anniversary, BillingTiming.Advance, []);

    /// <summary>
    /// The tariff of so many units: three units with 200 free hours have 600 among them. What is below the catalogue's lowest tier is free. Null if use is not billed.
    /// </summary>
    /// <param name="units">Quantity of the item; more than 0.</param>
    /// <param name="currency">ISO 4217, the contract's.</param>
    public UsageTariff? TariffOf(decimal units, string currency)
    {
        CatalogTier[] tiers = [.. Usage.OrderBy(tier => tier.Above)];
        return tiers.Length == 0 ? null : new UsageTariff(
            currency,
            UsageRule.Graduated,
            [.. tiers.Select((tier, i) => new UsageTier(i + 1 < tiers.Length ? (tiers[i + 1].Above - tiers[0].Above) * units : null, tier.UnitPrice))],
            allowance: tiers[0].Above * units);
    }
}
