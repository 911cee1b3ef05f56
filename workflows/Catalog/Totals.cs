namespace LeadToCash.Catalog;

/// <summary>What follows from priced lines: sums of what was rounded, and tax on each rate's sum.</summary>
internal static class Totals
{
    /// <param name="lines">At least one, in one currency.</param>
    /// <param name="list">What they would cost at list prices.</param>
    /// <param name="discount">Asked for on every line.</param>
    public static PricedContent Of(IReadOnlyList<PricedLine> lines, Money list, Percentage discount)
    {
        string currency = list.Currency;
        IReadOnlyList<TaxGroup> groups = TaxGroup.Of(lines, currency);
        var net = Money.Sum(lines.Select(line => line.Net), currency);
        var tax = Money.Sum(groups.Select(group => group.Tax), currency);
        var cost = Money.Sum(lines.Select(line => line.UnitCost.Times(line.Quantity)), currency);
        return new PricedContent
        {
            Currency = currency,
            Discount = discount,
            Lines = lines,
            List = list,
            Net = net,
            TaxGroups = groups,
            Tax = tax,
            Gross = net + tax,
            Cost = cost,
            Margin = Margins.Rounded(Margins.Of(net, cost)),
        };
    }
}
