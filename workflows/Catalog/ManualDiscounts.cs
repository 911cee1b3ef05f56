namespace LeadToCash.Catalog;

/// <summary>What people gave away beyond what the catalogue's rules give everybody.</summary>
public static class ManualDiscounts
{
    private const int Digits = 4;

    /// <summary>
    /// The discount of a line by all that people asked for or agreed, together: on the line, on the whole quote, and in the negotiation. In percent of the price
    /// before it, rounded to four digits; 0 when there is none or when more than that price was agreed. A part of a bundle has the bundle's.
    /// </summary>
    public static decimal Of(PricedLine line, PricedContent content)
    {
        IReadOnlyList<PriceStep> steps = line.Bundle is null ? line.Waterfall
            : content.Bundles.FirstOrDefault(bundle => bundle.Positions.Contains(line.Position))?.Waterfall ?? line.Waterfall;
        decimal kept = 1;
        decimal? before = null;
        foreach ((PriceStep step, PriceStep? last) in steps.Zip(steps.Take(steps.Count - 1).Prepend(null)))
        {
            if (step.Kind is PriceStepKind.LineDiscount or PriceStepKind.RequestedDiscount)
            {
                before ??= last?.Price.Amount;
                kept *= 1 - (step.Discount.Value / 100m);
            }
            else if (step.Kind == PriceStepKind.Negotiated)
            {
                before ??= last?.Price.Amount;
                kept = before is > 0 ? step.Price.Amount / before.Value : 1;
            }
        }

        return Math.Max(0, Math.Round((1 - kept) * 100m, Digits, MidpointRounding.AwayFromZero));
    }
}
