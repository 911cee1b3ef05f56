namespace LeadToCash.Availability;

/// <summary>What a decision about stock needs to know from outside.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Warehouse">Code of the warehouse.</param>
/// <param name="Today">Local date of the warehouse's office.</param>
/// <param name="OnRequestBy">When goods that are ordered today are here, about: today and the lead time.</param>
/// <param name="SafetyStock">Pieces that are not promised to anybody new, in the item's unit; 0 or more.</param>
public sealed record StockTerms(string Sku, string Warehouse, DateOnly Today, DateOnly OnRequestBy, decimal SafetyStock = 0);
