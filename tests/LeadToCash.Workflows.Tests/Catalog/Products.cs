using LeadToCash.Catalog;

namespace LeadToCash.Tests;

/// <summary>The products of the blueprint, and a book with another tax rate.</summary>
internal static class Products
{
    public static readonly Product Pump = Item("P-100", 4200.00m, 3150.00m, 18);
    public static readonly Product Seal = Item("SP-SEAL", 34.90m, 14.10m, 25);
    public static readonly Product Care = Item("SUB-CARE", 89.00m, 31.00m, 30);
    public static readonly Product Installation = Item("SVC-INST", 780.00m, 468.00m, 20);
    public static readonly Product Book = Item("BOOK", 19.99m, 9m, 10, 7);

    public static IReadOnlyList<Product> All { get; } = [Pump, Seal, Care, Installation, Book];

    private static Product Item(string sku, decimal list, decimal cost, decimal floor, decimal tax = 19) => new()
    {
        Sku = sku,
        Name = new Dictionary<string, string> { ["en"] = sku },
        Kind = ProductKind.Physical,
        Unit = "C62",
        ListPrice = Money.Of(list, "EUR"),
        Cost = Money.Of(cost, "EUR"),
        MarginFloor = new Percentage(floor),
        TaxRate = new Percentage(tax),
    };
}
