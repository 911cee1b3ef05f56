using LeadToCash.Catalog;

namespace LeadToCash.Availability;

/// <summary>Which items are kept in stock: the goods of the catalogue, those included that are no longer sold.</summary>
public sealed class StockedItems(ProductCatalog catalog)
{
    /// <summary>The goods under an item number, whatever the case of its letters; null if there are none or it is no goods.</summary>
    public Product? Find(string sku) => catalog.FindAny(sku) is { Kind: ProductKind.Physical } product ? product : null;

    /// <summary>The lines that are about goods, with their item numbers as the catalogue writes them.</summary>
    public IEnumerable<StockLine> GoodsOf(IEnumerable<StockLine> lines) =>
        lines.Select(line => (line, product: Find(line.Sku))).Where(pair => pair.product is not null).Select(pair => pair.line with { Sku = pair.product!.Sku });

    /// <summary>The item numbers of goods among some, as the catalogue writes them.</summary>
    public IEnumerable<string> GoodsOf(IEnumerable<string> skus) => skus.Select(Find).OfType<Product>().Select(product => product.Sku);
}
