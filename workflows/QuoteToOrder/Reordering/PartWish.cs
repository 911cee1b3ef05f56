namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>A part that a customer orders for his device.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Quantity">In the part's unit, above 0.</param>
/// <param name="ShownPrice">The net price of one unit that he was shown, in major units.</param>
public sealed record PartWish(string Sku, decimal Quantity, decimal ShownPrice);

/// <summary>A part that fits a device, at today's price for the customer.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Name">By language.</param>
/// <param name="Unit">UN/ECE Recommendation 20.</param>
/// <param name="UnitPrice">Net price of one unit.</param>
/// <param name="UnitGross">With tax.</param>
public sealed record FittingPart(string Sku, IReadOnlyDictionary<string, string> Name, string Unit, Money UnitPrice, Money UnitGross);
