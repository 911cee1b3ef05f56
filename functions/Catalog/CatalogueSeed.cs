using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// The catalogue as it is before the first change: <c>catalog.json</c> and <c>price-rules.json</c>. The products' list prices become a price list for
/// everybody, dated as the rules are; further entries stand in the file as they stand in an export.
/// </summary>
/// <param name="catalogue">The entries.</param>
/// <param name="currency">ISO 4217: currency of quotes that name none.</param>
public sealed class CatalogueSeed(Catalogue catalogue, string currency)
{
    /// <summary>The entries.</summary>
    public Catalogue Catalogue => catalogue;

    /// <summary>ISO 4217: currency of quotes that name none.</summary>
    public string Currency => currency;

    /// <summary>Reads the files in a folder.</summary>
    /// <exception cref="InvalidDataException">An entry is wrong; says which.</exception>
    public static CatalogueSeed Load(string folder)
    {
        string path = Path.Combine(folder, "catalog.json");
        var products = ProductCatalog.Load(path);
        var rules = PriceBook.Load(Path.Combine(folder, "price-rules.json"), products);
        CatalogueFile file = Read(path);
        CatalogueDocument document = file.More() with
        {
            Products = [.. file.Products.Select(entry => ToEntry(entry, products.Find(entry.Sku)!, rules.All[0].ValidFrom)), .. file.Bundles],
            PriceLists = [new PriceList { Id = file.Currency, Currency = file.Currency, ValidFrom = rules.All[0].ValidFrom }, .. file.PriceLists],
            Prices = [.. file.Products.Select(entry => ToPrices(entry, file.Currency, rules.All)), .. file.Prices],
        };
        IReadOnlyList<CatalogueProblem> problems = CatalogueCheck.Of(document, Catalogue.Empty, today: null);
        return problems.Count == 0
            ? new CatalogueSeed(Catalogue.Empty.With(document), file.Currency)
            : throw new InvalidDataException($"{path}: {string.Join(' ', problems.Select(problem => $"{problem.Path}: {problem.Sentence}"))}");
    }

    private static CatalogueFile Read(string path)
    {
        try
        {
            return CatalogueJson.Read<CatalogueFile>(File.ReadAllBytes(path));
        }
        catch (System.Text.Json.JsonException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static ProductEntry ToEntry(SeedProduct seed, Product product, DateOnly from) => new()
    {
        Sku = product.Sku,
        Name = product.Name,
        Kind = product.Kind,
        Unit = product.Unit,
        Group = seed.Group,
        TaxClass = seed.TaxClass,
        ServiceHours = product.ServiceHours,
        RequiredSkill = product.RequiredSkill,
        Subscription = seed.Subscription,
        GoesWith = seed.GoesWith,
        Series = seed.Series,
        Fits = seed.Fits,
        Costs = [new UnitCost(from, product.Cost, product.MarginFloor)],
    };

    private static ItemPrices ToPrices(SeedProduct seed, string currency, IReadOnlyList<PriceRules> rules) => new()
    {
        List = currency,
        Sku = seed.Sku,
        Prices =
        [
            .. rules.Select(set => new DatedPrice
            {
                ValidFrom = set.ValidFrom,
                Amount = Money.Of(seed.ListPrice, currency),
                Tiers =
                [
                    .. set.VolumeTiers.Where(tier => string.Equals(tier.Sku, seed.Sku, StringComparison.OrdinalIgnoreCase))
                        .Select(tier => new QuantityTier(tier.FromQuantity, tier.Discount)),
                ],
                Options = [.. seed.Options.Select(option => new OptionSupplement(option.Code, Money.Of(option.Price, currency), Money.Of(option.Cost, currency)))],
                Usage = seed.Usage,
            }),
        ],
    };

    private sealed record CatalogueFile
    {
        public required string Currency { get; init; }

        public required IReadOnlyList<SeedProduct> Products { get; init; }

        public IReadOnlyList<ProductEntry> Bundles { get; init; } = [];

        public IReadOnlyList<PriceList> PriceLists { get; init; } = [];

        public IReadOnlyList<ItemPrices> Prices { get; init; } = [];

        public IReadOnlyList<CustomerPrices> CustomerPrices { get; init; } = [];

        public IReadOnlyList<CustomerGroup> CustomerGroups { get; init; } = [];

        public IReadOnlyList<Promotion> Promotions { get; init; } = [];

        public IReadOnlyList<ExchangeRates> ExchangeRates { get; init; } = [];

        public CatalogueDocument More() => new()
        {
            CustomerPrices = CustomerPrices,
            CustomerGroups = CustomerGroups,
            Promotions = Promotions,
            ExchangeRates = ExchangeRates,
        };
    }

    private sealed record SeedProduct
    {
        public required string Sku { get; init; }

        public required decimal ListPrice { get; init; }

        public string? Group { get; init; }

        public string TaxClass { get; init; } = Tax.TaxClasses.Standard;

        public SubscriptionTerms? Subscription { get; init; }

        public IReadOnlyList<string> GoesWith { get; init; } = [];

        public SeriesPlace? Series { get; init; }

        public IReadOnlyList<PartFit> Fits { get; init; } = [];

        public IReadOnlyList<SeedOption> Options { get; init; } = [];

        public IReadOnlyList<UsageTier> Usage { get; init; } = [];
    }

    private sealed record SeedOption(string Code, decimal Price, decimal Cost = 0);
}
