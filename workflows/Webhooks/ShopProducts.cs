using LeadToCash.Catalog;

namespace LeadToCash.Webhooks;

/// <summary>Finds out how a shop's item is fulfilled.</summary>
internal static class ShopProducts
{
    private static readonly (string Word, ProductKind Kind)[] Hints =
    [
        ("subscription", ProductKind.Subscription),
        ("abonnement", ProductKind.Subscription),
        ("service", ProductKind.Service),
        ("dienstleistung", ProductKind.Service),
    ];

    /// <summary>By our catalogue if it has the item, else by the shop's product type, else goods.</summary>
    public static ProductKind KindOf(string sku, string? productType, Func<string, Product?> catalog) =>
        sku.Length > 0 && catalog(sku) is { } product
            ? product.Kind
            : Hints.Where(hint => productType?.Contains(hint.Word, StringComparison.OrdinalIgnoreCase) == true).Select(hint => hint.Kind).FirstOrDefault();
}
