namespace LeadToCash.Catalog;

/// <summary>Tax of all lines with one rate.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Net">Sum of the lines' nets.</param>
/// <param name="Tax">The rate of that sum, rounded once (EN 16931, BR-CO-17).</param>
public sealed record TaxGroup(Percentage Rate, Money Net, Money Tax)
{
    /// <summary>The groups of lines, each a rate and a net in one currency; in no order to rely on.</summary>
    public static IEnumerable<TaxGroup> Of(IEnumerable<(Percentage Rate, Money Net)> lines, string currency) =>
        from line in lines
        group line.Net by line.Rate into nets
        let net = Money.Sum(nets, currency)
        select new TaxGroup(nets.Key, net, nets.Key.Of(net));
}
