using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>Tax of all lines with one rate.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Net">Sum of the lines' nets.</param>
/// <param name="Tax">The rate of that sum, rounded once (EN 16931, BR-CO-17).</param>
/// <param name="Category">How it is taxed.</param>
/// <param name="Exemption">Why no tax is charged; null when it is.</param>
public sealed record TaxGroup(Percentage Rate, Money Net, Money Tax, VatCategory Category = VatCategory.Standard, VatExemption? Exemption = null)
{
    /// <summary>The groups of lines, each a rate and a net in one currency; in no order to rely on.</summary>
    public static IEnumerable<TaxGroup> Of(IEnumerable<(Percentage Rate, Money Net)> lines, string currency) =>
        from line in lines
        group line.Net by line.Rate into nets
        let net = Money.Sum(nets, currency)
        select new TaxGroup(nets.Key, net, nets.Key.Of(net));

    /// <summary>The groups of priced lines: lowest rate first, then by category and reason.</summary>
    internal static IReadOnlyList<TaxGroup> Of(IEnumerable<PricedLine> lines, string currency) =>
    [
        .. from line in lines
           group line by (Rate: line.TaxRate, Category: line.TaxCategory, Reason: line.TaxExemption?.Code) into taxed
           orderby taxed.Key.Rate, taxed.Key.Category, taxed.Key.Reason
           let net = Money.Sum(taxed.Select(line => line.Net), currency)
           select new TaxGroup(taxed.Key.Rate, net, taxed.Key.Rate.Of(net), taxed.Key.Category, taxed.First().TaxExemption),
    ];
}
