using LeadToCash.Availability;
using LeadToCash.Catalog;

namespace LeadToCash.QuoteToOrder;

/// <summary>Finds what can be sent instead of an item: goods of the catalogue.</summary>
public sealed class Substitutes(StockedItems items)
{
    /// <summary>The goods under an item number, named as the order's customer reads; null if there are none.</summary>
    public Substitute? Find(Order order, string sku) =>
        items.Find(sku.Trim()) is { } product ? new Substitute(product.Sku, product.NameIn(order.Customer?.Language ?? "en")) : null;
}
