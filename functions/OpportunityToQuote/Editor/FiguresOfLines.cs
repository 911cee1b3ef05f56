using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>The figures of lines as they were asked for: what is priced in parts comes together again.</summary>
internal static class FiguresOfLines
{
    /// <summary>The priced lines that one line became: several of a bundle, none while it has no price.</summary>
    public static IReadOnlyList<PricedLine> PartsOf(string name, PricedContent content) =>
        [.. content.Lines.Concat(content.Alternatives).Where(line => line.Line == name)];

    /// <summary>All lines as they were asked for, with their figures; what was priced before lines had names stands for itself.</summary>
    public static IEnumerable<(IReadOnlyList<PricedLine> Parts, LineFigures Figures)> All(PricedContent content) => content.Lines.Concat(content.Alternatives)
        .GroupBy(line => line.Line ?? FormattableString.Invariant($"position {line.Position}"), StringComparer.Ordinal)
        .Select(line => ((IReadOnlyList<PricedLine>)[.. line], Of([.. line], content, QuantityOf(line.First(), content))));

    private static decimal QuantityOf(PricedLine first, PricedContent content) =>
        first.Bundle is null ? first.Quantity : content.Bundles.FirstOrDefault(bundle => bundle.Positions.Contains(first.Position))?.Quantity ?? 1;

    /// <summary>The figures of the line that these are the parts of.</summary>
    /// <param name="parts">At least one.</param>
    /// <param name="content">Where they stand.</param>
    /// <param name="quantity">How much was asked for; above 0.</param>
    public static LineFigures Of(IReadOnlyList<PricedLine> parts, PricedContent content, decimal quantity)
    {
        PricedLine first = parts[0];
        bool isWhole = first.Bundle is null;
        PricedBundle? bundle = content.Bundles.FirstOrDefault(one => one.Positions.Contains(first.Position));
        var net = Money.Sum(parts.Select(part => part.Net), content.Currency);
        Money price = isWhole ? first.UnitPrice : bundle?.UnitPrice ?? net.Times(1 / quantity);
        Money cost = isWhole ? first.UnitCost : Money.Sum(parts.Select(part => part.UnitCost.Times(part.Quantity)), content.Currency).Times(1 / quantity);
        IReadOnlyList<PriceStep> waterfall = isWhole ? first.Waterfall : bundle?.Waterfall ?? [new PriceStep(PriceStepKind.List, default, price, price, first.Bundle)];
        return new LineFigures
        {
            Name = bundle?.Name ?? first.Name,
            Quantity = quantity,
            Unit = isWhole ? first.Unit : "C62",
            Optional = content.Alternatives.Contains(first),
            ListPrice = Money.Sum(waterfall.Where((step, index) => index == 0 || step.Kind == PriceStepKind.Option).Select(step => step.Effect), content.Currency),
            UnitPrice = price,
            Net = net,
            Discount = new Percentage(ManualDiscounts.Of(first, content)),
            UnitCost = cost,
            Margin = isWhole ? first.Margin : Margins.Rounded(Margins.Of(price, cost)),
            MarginFloor = new Percentage(parts.Max(part => part.MarginFloor.Value)),
            BelowFloor = parts.Any(part => part.BelowFloor),
            Waterfall = waterfall,
        };
    }
}
