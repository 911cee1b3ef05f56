using LeadToCash.Catalog;
using LeadToCash.Proposals;
using LeadToCash.Tax;
using LeadToCash.Tests.Catalog;
using LeadToCash.Tests.Tax;

namespace LeadToCash.Tests.Proposals;

/// <summary>A small catalogue of pumps, their parts and services, sold from Germany on 2 March 2026.</summary>
internal static class PumpShop
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static ProductRules Products { get; } = new(30, 5, 1, 40, 10, 30, 5_000);

    public static DiscountRules Discounts { get; } = new(30, 24, [1, 5, 20, 100], [0, 1, 2.5m, 5, 10]);

    public static VatRules Vat => VatWorld.Rules;

    public static Catalogue Catalogue { get; } = Of(new CatalogueDocument
    {
        Products =
        [
            Shelf.Item("P-100", 3150m, 18) with { Group = "pumps", GoesWith = ["SVC-INST", "SUB-CARE"], Series = new SeriesPlace("P", 100) },
            Shelf.Item("P-150", 3900m, 18) with { Group = "pumps", Series = new SeriesPlace("p", 150), DiscontinuedFrom = new DateOnly(2026, 1, 1) },
            Shelf.Item("P-200", 4600m, 18) with { Group = "pumps", Series = new SeriesPlace("P", 200) },
            Shelf.Item("P-900", 9000m, 18) with { Group = "pumps" },
            Shelf.Item("SP-SEAL", 14.10m, 25) with { Fits = [new PartFit("P-100", "0500", "0999"), new PartFit("P-100", "2000"), new PartFit("P-200", ValidFrom: new DateOnly(2026, 4, 1))] },
            Shelf.Item("SP-RING", 2m, 25) with { Fits = [new PartFit("P-900")] },
            Shelf.Item("SVC-INST", 468m, 20, ProductKind.Service),
            Shelf.Item("SUB-CARE", 31m, 30, ProductKind.Subscription) with { Unit = "MON" },
            Shelf.Item("HOSE", 20m, 10),
            Shelf.Item("OLD-HOSE", 20m, 10) with { DiscontinuedFrom = new DateOnly(2026, 3, 2) },
            Shelf.Item("SAMPLE", 20m, 10),
        ],
        PriceLists = [new PriceList { Id = "EUR", Currency = "EUR", ValidFrom = new DateOnly(2025, 1, 1) }],
        Prices =
        [
            Price("P-100", 4200m) with
            {
                Prices = [new DatedPrice { ValidFrom = new DateOnly(2025, 1, 1), Amount = Shelf.Euro(4200m), Tiers = [new QuantityTier(5, new Percentage(3))] }],
            },
            Price("P-150", 5000m), Price("P-200", 5900m), Price("P-900", 12000m), Price("SP-SEAL", 34.90m), Price("SP-RING", 5m), Price("SVC-INST", 780m),
            Price("SUB-CARE", 89m), Price("HOSE", 30m), Price("OLD-HOSE", 30m),
        ],
        CustomerPrices = [new CustomerPrices { Customer = "k-1001", Sku = "SP-SEAL", Prices = [new AgreedPrice { ValidFrom = new DateOnly(2025, 1, 1), Amount = Shelf.Euro(29.90m) }] }],
        CustomerGroups = [new CustomerGroup { Customer = "k-trade", Group = "trade" }],
    });

    public static PriceRequest Ask(params (string Sku, decimal Quantity)[] lines) => Shelf.Ask(lines);

    public static ItemPrices Price(string sku, decimal amount) =>
        new() { List = "EUR", Sku = sku, Prices = [new DatedPrice { ValidFrom = new DateOnly(2025, 1, 1), Amount = Shelf.Euro(amount) }] };

    private static Catalogue Of(CatalogueDocument document)
    {
        IReadOnlyList<CatalogueProblem> problems = CatalogueCheck.Of(document, Catalogue.Empty, today: null);
        return problems.Count == 0 ? Catalogue.Empty.With(document) : throw new InvalidOperationException(string.Join('\n', problems));
    }
}
