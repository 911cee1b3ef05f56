namespace LeadToCash.Catalog;

/// <summary>The price rules that hold from a date on, until the next ones.</summary>
/// <param name="ValidFrom">First local date.</param>
/// <param name="VolumeTiers">Discounts for quantity.</param>
public sealed record PriceRules(DateOnly ValidFrom, IReadOnlyList<VolumeTier> VolumeTiers)
{
    /// <summary>The highest tier that a quantity reaches, or null.</summary>
    /// <param name="sku">Item number; its letters' case does not matter.</param>
    /// <param name="quantity">All that one quote asks of the item.</param>
    public VolumeTier? TierFor(string sku, decimal quantity) => VolumeTiers
        .Where(tier => string.Equals(tier.Sku, sku, StringComparison.OrdinalIgnoreCase) && quantity >= tier.FromQuantity)
        .MaxBy(tier => tier.FromQuantity);
}

/// <summary>A discount from a quantity on.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="FromQuantity">Least quantity; more than 0.</param>
/// <param name="Discount">Off the list price, 0 % or more and below 100 %.</param>
public sealed record VolumeTier(string Sku, decimal FromQuantity, Percentage Discount);
