namespace LeadToCash.Catalog;

/// <summary>
/// Entries of a catalogue as a document: the whole of it (seed, export), or what a change or an import sets. An entry replaces the one with its key.
/// </summary>
public sealed record CatalogueDocument
{
    /// <summary>Products.</summary>
    public IReadOnlyList<ProductEntry> Products { get; init; } = [];

    /// <summary>Price lists.</summary>
    public IReadOnlyList<PriceList> PriceLists { get; init; } = [];

    /// <summary>Prices in price lists.</summary>
    public IReadOnlyList<ItemPrices> Prices { get; init; } = [];

    /// <summary>Prices agreed with customers.</summary>
    public IReadOnlyList<CustomerPrices> CustomerPrices { get; init; } = [];

    /// <summary>Groups of customers.</summary>
    public IReadOnlyList<CustomerGroup> CustomerGroups { get; init; } = [];

    /// <summary>Promotions.</summary>
    public IReadOnlyList<Promotion> Promotions { get; init; } = [];

    /// <summary>Exchange rates.</summary>
    public IReadOnlyList<ExchangeRates> ExchangeRates { get; init; } = [];
}
