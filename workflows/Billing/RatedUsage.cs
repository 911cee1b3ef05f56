namespace LeadToCash.Billing;

/// <summary>What of an item's use in a period was rated so far.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Units">Quantity of the item then.</param>
/// <param name="Rated">The period, what was used, and what was billed for it.</param>
public sealed record RatedUsage(string Sku, decimal Units, RatedPeriod Rated);
