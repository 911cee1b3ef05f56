using LeadToCash.Availability;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The goods of a version.</summary>
/// <param name="Lines">Its lines of goods; what is optional is not held.</param>
/// <param name="FormerSkus">Goods of the version before; null if there was none.</param>
public sealed record QuotedStock(IReadOnlyList<StockLine> Lines, IReadOnlyList<string>? FormerSkus = null)
{
    /// <summary>Whether there is anything to hold or to give free.</summary>
    internal bool IsAny => Lines.Count > 0 || FormerSkus is { Count: > 0 };

    /// <summary>The item numbers of its lines.</summary>
    internal IReadOnlyList<string> Skus => [.. Lines.Select(line => line.Sku).Distinct(StringComparer.Ordinal)];

    /// <summary>Of a quote's current version, by its prices.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="content">The version's content.</param>
    public static QuotedStock Of(Quote quote, PricedContent content)
    {
        PricedContent? former = quote.PreviousVersions.LastOrDefault(version => version.Content is not null)?.Content;
        return new QuotedStock(
            [.. Goods(content).Select(line => new StockLine(NameOf(line), line.Sku, line.Quantity, quote.Terms?.DeliveryOn, PostCode: GermanPostCode(quote)))],
            former is null ? null : [.. Goods(former).Select(line => line.Sku).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What the warehouse calls a priced line: as the quote does, and a bundle's part by its item too.</summary>
    public static string NameOf(PricedLine line) => (line.Line, line.Bundle) switch
    {
        (null, _) => line.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (_, null) => line.Line,
        _ => $"{line.Line}-{line.Sku}",
    };

    private static IEnumerable<PricedLine> Goods(PricedContent content) => content.Lines.Where(line => line.Kind == ProductKind.Physical);

    private static string? GermanPostCode(Quote quote) => quote.Customer.Address is { Country: "DE" } address ? address.PostCode : null;
}
