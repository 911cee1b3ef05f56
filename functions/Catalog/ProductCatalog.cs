using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// The products at the list prices for everybody, for forms, shops and technicians: read from <c>catalog.json</c>, or as this instance last read the
/// whole catalogue. What is sold is priced by <see cref="Pricing"/> alone.
/// </summary>
public sealed class ProductCatalog
{
    private readonly Func<IReadOnlyDictionary<string, Product>> _products;
    private readonly Func<IReadOnlyDictionary<string, Product>> _all;

    private ProductCatalog(Func<IReadOnlyDictionary<string, Product>> products, Func<IReadOnlyDictionary<string, Product>> all) =>
        (_products, _all) = (products, all);

    /// <summary>All products, by item number.</summary>
    public IEnumerable<Product> Products => _products().Values.OrderBy(product => product.Sku, StringComparer.Ordinal);

    /// <summary>A product by its item number, whatever the case of its letters; null if there is none.</summary>
    public Product? Find(string sku) => _products().GetValueOrDefault(sku);

    /// <summary>A product by its item number, be it no longer sold: orders outlive what they are about. Null if there never was one.</summary>
    public Product? FindAny(string sku) => _all().GetValueOrDefault(sku);

    /// <summary>The products that the catalogue sells on the day on which they are asked for.</summary>
    internal static ProductCatalog Of(Catalogues catalogues, Func<DateOnly> today)
    {
        SoldProducts products = new(catalogues, today);
        return new ProductCatalog(() => products.Sold, () => products.All);
    }

    /// <summary>Reads a catalogue file.</summary>
    /// <exception cref="InvalidDataException">A product is incomplete, wrong or there twice; says which.</exception>
    public static ProductCatalog Load(string path)
    {
        try
        {
            CatalogFile file = JsonSerializer.Deserialize<CatalogFile>(File.ReadAllText(path), CaseJson.Options)!;
            var products = file.Products.Select((product, index) => product.ToProduct(file.Currency, index))
                .ToDictionary(product => product.Sku, StringComparer.OrdinalIgnoreCase);
            return new ProductCatalog(() => products, () => products);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private sealed record CatalogFile(string Currency, IReadOnlyList<CatalogEntry> Products);

    private sealed record CatalogEntry(
        string Sku, Dictionary<string, string> Name, ProductKind Kind, string Unit, decimal ListPrice, decimal Cost, decimal MarginFloor, decimal TaxRate,
        decimal ServiceHours = 0, string? RequiredSkill = null)
    {
        public Product ToProduct(string currency, int index)
        {
            if (string.IsNullOrWhiteSpace(Sku) || Name?.ContainsKey("en") != true || string.IsNullOrWhiteSpace(Unit) || ListPrice < 0 || Cost < 0)
            {
                throw new ArgumentException($"products[{index}] ('{Sku}') needs sku, name.en, unit, and a list price and cost of zero or more.");
            }

            return new Product
            {
                Sku = Sku,
                Name = Name,
                Kind = Kind,
                Unit = Unit,
                ListPrice = Money.Of(ListPrice, currency),
                Cost = Money.Of(Cost, currency),
                MarginFloor = new Percentage(MarginFloor),
                TaxRate = new Percentage(TaxRate),
                ServiceHours = ServiceHours,
                RequiredSkill = RequiredSkill,
            };
        }
    }
}
