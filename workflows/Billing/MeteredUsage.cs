namespace LeadToCash.Billing;

/// <summary>Use of an item that is on no bill yet.</summary>
/// <param name="Id">Names it for ever within the contract.</param>
/// <param name="Sku">The item whose use it is.</param>
/// <param name="Date">Local day on which it was used.</param>
/// <param name="Quantity">In the tariff's unit; 0 or more.</param>
public sealed record MeteredUsage(string Id, string Sku, DateOnly Date, decimal Quantity);
