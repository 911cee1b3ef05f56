using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>What goes with what is in a quote.</summary>
public static class CrossSelling
{
    /// <summary>Proposes what goes with the lines of a request and is not among them, at the prices that one more unit would have there today.</summary>
    /// <param name="request">The quote so far.</param>
    /// <param name="catalogue">Its relations and prices.</param>
    /// <param name="vat">How supplies are taxed.</param>
    /// <returns>In the order of the lines, each product once; what has no price is left out.</returns>
    public static IReadOnlyList<Proposal> Propose(PriceRequest request, Catalogue catalogue, VatRules vat)
    {
        HashSet<string> known = new(request.Lines.Select(line => line.Sku), StringComparer.OrdinalIgnoreCase);
        List<Proposal> proposals = [];
        foreach (LineToPrice line in request.Lines)
        {
            foreach (string sku in (catalogue.Products.Find(line.Sku)?.GoesWith ?? []).Where(known.Add))
            {
                PriceRequest alone = request with { Lines = [new LineToPrice { Sku = sku, Quantity = 1 }], Discount = default };
                if (Pricing.Price(alone, catalogue, vat).Content is { } priced)
                {
                    ProductEntry product = catalogue.Products.Find(sku)!;
                    proposals.Add(new Proposal(product.Sku, product.Name, priced.Net, line.Sku));
                }
            }
        }

        return proposals;
    }
}

/// <summary>A product that is proposed.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Name">Name by language.</param>
/// <param name="UnitPrice">Net price of one unit today.</param>
/// <param name="GoesWith">Item number of the line because of which it is proposed.</param>
public sealed record Proposal(string Sku, IReadOnlyDictionary<string, string> Name, Money UnitPrice, string GoesWith);
