namespace LeadToCash.Catalog;

/// <summary>
/// All that is sold and what it costs, at one point: a snapshot that never changes. Every look-up is by key, whatever the size. It holds only what
/// <see cref="CatalogueCheck"/> found sound; who makes one from elsewhere checks first.
/// </summary>
public sealed class Catalogue
{
    private readonly ILookup<(string Currency, string Group), PriceList> _lists;
    private readonly Lazy<ILookup<string, ProductEntry>> _parts;
    private readonly Lazy<ILookup<string, ProductEntry>> _series;

    private Catalogue(
        CatalogueEntries<ProductEntry> products, CatalogueEntries<PriceList> priceLists, CatalogueEntries<ItemPrices> prices,
        CatalogueEntries<CustomerPrices> customerPrices, CatalogueEntries<CustomerGroup> customerGroups, CatalogueEntries<Promotion> promotions,
        CatalogueEntries<ExchangeRates> exchangeRates)
    {
        (Products, PriceLists, Prices, CustomerPrices) = (products, priceLists, prices, customerPrices);
        (CustomerGroups, Promotions, ExchangeRates) = (customerGroups, promotions, exchangeRates);
        _lists = priceLists.All.ToLookup(list => ListKey(list.Currency, list.CustomerGroup));
        _parts = new(() => products.All.SelectMany(part => part.Fits.Select(fit => fit.Product).Distinct(StringComparer.OrdinalIgnoreCase), (part, device) => (part, device))
            .ToLookup(pair => pair.device, pair => pair.part, StringComparer.OrdinalIgnoreCase));
        _series = new(() => products.All.Where(product => product.Series is not null).ToLookup(product => product.Series!.Name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A catalogue with nothing in it.</summary>
    public static Catalogue Empty { get; } = new(
        CatalogueEntries<ProductEntry>.Empty, CatalogueEntries<PriceList>.Empty, CatalogueEntries<ItemPrices>.Empty, CatalogueEntries<CustomerPrices>.Empty,
        CatalogueEntries<CustomerGroup>.Empty, CatalogueEntries<Promotion>.Empty, CatalogueEntries<ExchangeRates>.Empty);

    /// <summary>Products by item number.</summary>
    public CatalogueEntries<ProductEntry> Products { get; }

    /// <summary>Price lists by id.</summary>
    public CatalogueEntries<PriceList> PriceLists { get; }

    /// <summary>Prices by list and item number.</summary>
    public CatalogueEntries<ItemPrices> Prices { get; }

    /// <summary>Agreed prices by customer and item number.</summary>
    public CatalogueEntries<CustomerPrices> CustomerPrices { get; }

    /// <summary>Customers' groups by customer.</summary>
    public CatalogueEntries<CustomerGroup> CustomerGroups { get; }

    /// <summary>Promotions by id.</summary>
    public CatalogueEntries<Promotion> Promotions { get; }

    /// <summary>Exchange rates by both currencies.</summary>
    public CatalogueEntries<ExchangeRates> ExchangeRates { get; }

    /// <summary>This catalogue with the document's entries in place of those with the same keys.</summary>
    public Catalogue With(CatalogueDocument document) => new(
        Products.With(document.Products), PriceLists.With(document.PriceLists), Prices.With(document.Prices), CustomerPrices.With(document.CustomerPrices),
        CustomerGroups.With(document.CustomerGroups), Promotions.With(document.Promotions), ExchangeRates.With(document.ExchangeRates));

    /// <summary>All entries by key.</summary>
    public CatalogueDocument ToDocument() => new()
    {
        Products = [.. Products.Sorted],
        PriceLists = [.. PriceLists.Sorted],
        Prices = [.. Prices.Sorted],
        CustomerPrices = [.. CustomerPrices.Sorted],
        CustomerGroups = [.. CustomerGroups.Sorted],
        Promotions = [.. Promotions.Sorted],
        ExchangeRates = [.. ExchangeRates.Sorted],
    };

    /// <summary>The list that holds on a date for a group of customers, or for everybody when null; no two lists of one currency and group overlap.</summary>
    public PriceList? ListFor(string currency, string? customerGroup, DateOnly date) =>
        _lists[ListKey(currency, customerGroup)].FirstOrDefault(list => list.HoldsOn(date));

    /// <summary>The exchange rate on a date; 1 for one and the same currency, null when there is none.</summary>
    public DatedRate? RateOn(string from, string to, DateOnly date) =>
        from == to ? new DatedRate(date, 1) : ExchangeRates.Find(Catalog.ExchangeRates.KeyOf(from, to)) is { } rates ? Dated.On(rates.Rates, date) : null;

    /// <summary>The parts of a device, whatever its serial number and the date; found without looking at other products.</summary>
    public IEnumerable<ProductEntry> PartsOf(string device) => _parts.Value[device].OrderBy(part => part.Sku, StringComparer.OrdinalIgnoreCase);

    /// <summary>The products of the same series that are larger, by size; none if it is in no series.</summary>
    public IEnumerable<ProductEntry> LargerThan(ProductEntry product) => product.Series is not { } place
        ? []
        : _series.Value[place.Name].Where(other => other.Series!.Size > place.Size)
            .OrderBy(other => other.Series!.Size).ThenBy(other => other.Sku, StringComparer.OrdinalIgnoreCase);

    private static (string Currency, string Group) ListKey(string currency, string? group) => (currency, group?.ToUpperInvariant() ?? "");
}
