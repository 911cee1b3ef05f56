namespace LeadToCash.Availability;

/// <summary>How warehouses are chosen.</summary>
/// <param name="PreferOneDelivery">One warehouse that has all in time comes before nearer ones that have a part of it.</param>
/// <param name="MaySplit">Whether a line may come from several warehouses; a line that must come at once never does.</param>
public sealed record SourcingRule(bool PreferOneDelivery = true, bool MaySplit = true);

/// <summary>A warehouse that may deliver.</summary>
/// <param name="Item">What it has of the item; null if nothing was ever kept there.</param>
/// <param name="Terms">Names the item and the warehouse, with the terms of the day.</param>
public sealed record StockSource(StockItem? Item, StockTerms Terms)
{
    /// <summary>Code of the warehouse.</summary>
    public string Warehouse => Terms.Warehouse;

    /// <summary>The item as it is at an instant: nothing if it was never kept.</summary>
    public StockItem At(DateTimeOffset at) => Settling.At(Item ?? new StockItem { Sku = Terms.Sku, Warehouse = Terms.Warehouse }, Terms, at);
}

/// <summary>A dated part of a promise from a warehouse.</summary>
/// <param name="Warehouse">Code of the warehouse.</param>
/// <param name="Quantity">Above 0.</param>
/// <param name="Date">Local date from which it can be shipped.</param>
/// <param name="Firm">Covered; otherwise on request, about that date.</param>
public sealed record SourcedPortion(string Warehouse, decimal Quantity, DateOnly Date, bool Firm);
