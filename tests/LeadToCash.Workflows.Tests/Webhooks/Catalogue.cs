using LeadToCash.Catalog;

namespace LeadToCash.Workflows.Tests.Webhooks;

/// <summary>A small catalogue.</summary>
internal static class Catalogue
{
    public static Product? Find(string sku) => sku switch
    {
        "P-100" => Of(sku, ProductKind.Physical),
        "SVC-INST" => Of(sku, ProductKind.Service),
        "SUB-CARE" => Of(sku, ProductKind.Subscription),
        _ => null,
    };

    private static Product Of(string sku, ProductKind kind) => new()
    {
        Sku = sku,
        Name = new Dictionary<string, string> { ["en"] = sku },
        Kind = kind,
        Unit = "C62",
        ListPrice = Money.Of(1, "EUR"),
        Cost = Money.Of(1, "EUR"),
        MarginFloor = default,
        TaxRate = new Percentage(19),
    };
}
