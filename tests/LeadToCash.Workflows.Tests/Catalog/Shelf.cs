using LeadToCash.Catalog;
using LeadToCash.Tax;
using LeadToCash.Tests.Tax;

namespace LeadToCash.Tests.Catalog;

/// <summary>The blueprint's catalogue with everything that a price can depend on, sold from Germany on 2 March 2026.</summary>
internal static class Shelf
{
    public static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Start = new(2025, 1, 1);

    public static CatalogueDocument Document { get; } = new()
    {
        Products =
        [
            Item("P-100", 3150m, 18) with { Group = "pumps", GoesWith = ["SVC-INST", "SUB-CARE"] },
            Item("SP-SEAL", 14.10m, 25),
            Item("SVC-INST", 468m, 20, ProductKind.Service),
            Item("SUB-CARE", 31m, 30, ProductKind.Subscription) with { Unit = "MON", Subscription = new SubscriptionTerms(1, 12, "HUR") },
            Item("BOOK", 9m, 10) with { TaxClass = "reduced" },
            Item("BOLT", 0.01m, 0) with { Unit = "KGM" },
            Item("SET", 0, 0) with { Costs = [], Bundle = new BundleTerms([new("P-100", 1), new("BOOK", 3)]) },
            Item("KIT", 0, 0) with { Costs = [], Bundle = new BundleTerms([new("SP-SEAL", 2), new("BOOK", 1)], new Percentage(10)) },
        ],
        PriceLists =
        [
            new PriceList { Id = "EUR", Currency = "EUR", ValidFrom = Start },
            new PriceList { Id = "EUR-TRADE", Currency = "EUR", CustomerGroup = "trade", ValidFrom = Start },
            new PriceList { Id = "CHF", Currency = "CHF", ValidFrom = Start, RoundTo = Money.Of(0.05m, "CHF"), ConvertsFrom = "EUR" },
            new PriceList { Id = "JPY", Currency = "JPY", ValidFrom = Start, ConvertsFrom = "EUR" },
            new PriceList { Id = "KWD", Currency = "KWD", ValidFrom = Start, ConvertsFrom = "EUR" },
        ],
        Prices =
        [
            Price("EUR", "P-100", 4200m) with
            {
                Prices =
                [
                    new DatedPrice { ValidFrom = Start, Amount = Euro(4000m) },
                    new DatedPrice
                    {
                        ValidFrom = new DateOnly(2026, 1, 1),
                        Amount = Euro(4200m),
                        Tiers = [new QuantityTier(5, new Percentage(3)), new QuantityTier(20, Price: Euro(3990m))],
                        Options = [new OptionSupplement("SEAL-A", Euro(0)), new OptionSupplement("SEAL-C", Euro(310m), Euro(120m))],
                    },
                ],
            },
            Price("EUR", "SP-SEAL", 34.90m),
            Price("EUR", "SVC-INST", 780m),
            Price("EUR", "SUB-CARE", 89m),
            Price("EUR", "BOOK", 19.99m),
            Price("EUR", "BOLT", 0.07m),
            Price("EUR", "SET", 4222.22m),
            Price("EUR-TRADE", "P-100", 4100m),
            Price("CHF", "SVC-INST", 800m),
        ],
        CustomerPrices = [Agreement("k-better", "P-100", 4050m), Agreement("k-fixed", "P-100", 4250m, isFixed: true)],
        CustomerGroups = [new CustomerGroup { Customer = "k-trade", Group = "trade" }],
        Promotions =
        [
            Sale("SPRING", "2026-03-01", "2026-03-31", new Percentage(2)) with { Groups = ["pumps"] },
            Sale("WINTER", "2025-11-01", "2025-12-24", new Percentage(50)),
            Sale("SEALS", "2026-03-01", "2026-03-31") with { Code = "SEAL5", Skus = ["SP-SEAL"], Amount = Euro(5m) },
            Sale("FREE-BOLTS", "2026-03-01", "2026-03-31") with { Code = "BOLTS", Skus = ["BOLT"], Amount = Euro(5m) },
        ],
        ExchangeRates =
        [
            Rates("EUR", "CHF", 0.9412m), Rates("EUR", "KWD", 0.33417m),
            new ExchangeRates { From = "EUR", To = "JPY", Rates = [new DatedRate(new DateOnly(2026, 3, 1), 162.35m)] },
        ],
    };

    public static Catalogue Catalogue { get; } = Checked(Document);

    public static PriceRequest Ask(params (string Sku, decimal Quantity)[] lines) => new()
    {
        Currency = "EUR",
        Date = Today,
        Buyer = new VatBuyer("DE", "90402"),
        Lines = [.. lines.Select(line => new LineToPrice { Sku = line.Sku, Quantity = line.Quantity })],
    };

    public static PricedContent Price(PriceRequest request) => Pricing.Price(request, Catalogue, VatWorld.Rules).Required();

    public static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    public static ProductEntry Item(string sku, decimal cost, decimal floor, ProductKind kind = ProductKind.Physical) => new()
    {
        Sku = sku,
        Name = new Dictionary<string, string> { ["en"] = sku },
        Kind = kind,
        Unit = "C62",
        Costs = [new UnitCost(Start, Euro(cost), new Percentage(floor))],
    };

    private static Catalogue Checked(CatalogueDocument document)
    {
        IReadOnlyList<CatalogueProblem> problems = CatalogueCheck.Of(document, Catalogue.Empty, today: null);
        return problems.Count == 0 ? Catalogue.Empty.With(document) : throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static ItemPrices Price(string list, string sku, decimal amount) => new()
    {
        List = list,
        Sku = sku,
        Prices = [new DatedPrice { ValidFrom = Start, Amount = Money.Of(amount, list[..3]) }],
    };

    private static CustomerPrices Agreement(string customer, string sku, decimal amount, bool isFixed = false) => new()
    {
        Customer = customer,
        Sku = sku,
        Prices = [new AgreedPrice { ValidFrom = Start, Amount = Euro(amount), IsFixed = isFixed }],
    };

    private static Promotion Sale(string id, string from, string to, Percentage? discount = null) => new()
    {
        Id = id,
        Name = new Dictionary<string, string> { ["en"] = id },
        ValidFrom = DateOnly.Parse(from),
        ValidTo = DateOnly.Parse(to),
        Discount = discount,
    };

    private static ExchangeRates Rates(string from, string to, decimal rate) => new() { From = from, To = to, Rates = [new DatedRate(Start, rate)] };
}
