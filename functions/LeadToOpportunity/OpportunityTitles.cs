using System.Globalization;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Names opportunities that nobody named.</summary>
internal static class OpportunityTitles
{
    private const int LinesNamed = 3;

    /// <summary>By customer and what he asked for: <c>Wasserwerk Nord: 2 × P-100, 1 × SVC-INST</c>.</summary>
    public static string Of(Quote quote)
    {
        IEnumerable<string> lines = quote.RequestedLines.Take(LinesNamed).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:0.###} × {line.Sku}"));
        return $"{quote.Customer.Company ?? quote.Customer.Name}: {string.Join(", ", lines)}{(quote.RequestedLines.Count > LinesNamed ? ", …" : "")}";
    }
}
