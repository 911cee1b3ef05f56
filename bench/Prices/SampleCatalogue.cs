using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Bench.Prices;

/// <summary>A large catalogue of invented products, the same on every run.</summary>
internal static class SampleCatalogue
{
    private const string Customer = "k-1";
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static CatalogueDocument Of(int products) => new()
    {
        Products = [.. Enumerable.Range(0, products).Select(Product)],
        PriceLists = [new PriceList { Id = "EUR", Currency = "EUR", ValidFrom = Start }, new PriceList { Id = "TRADE", Currency = "EUR", CustomerGroup = "trade", ValidFrom = Start }],
        Prices = [.. Enumerable.Range(0, products).Select(i => Prices("EUR", i)), .. Enumerable.Range(0, products / 10).Select(i => Prices("TRADE", i * 10))],
        CustomerPrices = [.. Enumerable.Range(0, products / 2).Select(Agreement)],
        CustomerGroups = [new CustomerGroup { Customer = Customer, Group = "trade" }],
        Promotions = [.. Enumerable.Range(0, 50).Select(Promotion)],
    };

    public static PriceRequest Request(int products, int lines) => new()
    {
        Currency = "EUR",
        Date = Today,
        Buyer = new VatBuyer("DE", "90402"),
        CustomerId = Customer,
        Discount = new Percentage(2),
        Lines = [.. Enumerable.Range(0, lines).Select(i => new LineToPrice { Sku = Sku(i * 7919 % products), Quantity = 1 + (i % 12) })],
    };

    public static VatRules Vat() => new(
        new VatSeller("DE"), new VatAreas([new VatMember("DE", "DE", @"\d{9}")], []),
        new VatRates(Start, new Dictionary<string, IReadOnlyList<CountryRates>>
        {
            ["DE"] = [new CountryRates(Start, new Dictionary<string, Percentage> { ["standard"] = new(19), ["reduced"] = new(7) }, [])],
        }));

    private static string Sku(int number) => $"ITEM-{number:D5}";

    private static ProductEntry Product(int number) => new()
    {
        Sku = Sku(number),
        Name = new Dictionary<string, string> { ["en"] = $"Item {number}" },
        Kind = ProductKind.Physical,
        Unit = "C62",
        Group = $"group-{number % 100}",
        TaxClass = number % 20 == 0 ? "reduced" : "standard",
        Costs = [new UnitCost(Start, Euro(5 + (number % 300)), new Percentage(10))],
    };

    private static ItemPrices Prices(string list, int number) => new()
    {
        List = list,
        Sku = Sku(number),
        Prices =
        [
            .. Enumerable.Range(0, 3).Select(year => new DatedPrice
            {
                ValidFrom = Start.AddYears(year),
                Amount = Euro(10.99m + (number % 500) + year),
                Tiers = [new QuantityTier(5, new Percentage(3)), new QuantityTier(10, new Percentage(5))],
            }),
        ],
    };

    private static CustomerPrices Agreement(int number) => new()
    {
        Customer = number % 10 == 0 ? Customer : $"k-{number}",
        Sku = Sku(number),
        Prices = [new AgreedPrice { ValidFrom = Start, Amount = Euro(11 + (number % 490)) }],
    };

    private static Promotion Promotion(int number) => new()
    {
        Id = $"PROMO-{number:D2}",
        Name = new Dictionary<string, string> { ["en"] = $"Promotion {number}" },
        ValidFrom = Start,
        ValidTo = Today.AddDays(number - 25),
        Groups = [$"group-{number}"],
        Discount = new Percentage(1 + (number % 5)),
    };

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
