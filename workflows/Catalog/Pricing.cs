namespace LeadToCash.Catalog;

/// <summary>
/// Prices lines. The unit price goes through the steps list price, volume tier, requested discount; it is computed exactly and every
/// step is shown rounded to the minor unit, half away from zero. A line's net is the rounded unit price times the quantity, rounded.
/// Tax is computed on the sum of each rate's nets, rounded once; totals are sums of what was rounded.
/// </summary>
public static class Pricing
{
    /// <summary>Prices lines; the same input gives the same prices.</summary>
    /// <param name="items">What and how much; at least one. The volume tier counts all lines of an item together.</param>
    /// <param name="discount">Asked for on every line, on top of the volume tier; 0 % or more and below 100 %.</param>
    /// <param name="rules">The rules of the day.</param>
    /// <exception cref="ArgumentException">There is no item, a quantity is not above 0, the discount is out of range, or currencies are mixed.</exception>
    public static PricedContent Price(IReadOnlyList<PriceItem> items, Percentage discount, PriceRules rules)
    {
        Check(items, discount);
        string currency = items[0].Product.ListPrice.Currency;
        Dictionary<string, decimal> quantities = items.GroupBy(item => item.Product.Sku, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Sum(item => item.Quantity), StringComparer.OrdinalIgnoreCase);
        List<PricedLine> lines =
            [.. items.Select((item, index) => Line(index + 1, item, rules.TierFor(item.Product.Sku, quantities[item.Product.Sku]), discount))];
        List<TaxGroup> groups = [.. TaxGroup.Of(lines.Select(line => (line.TaxRate, line.Net)), currency).OrderBy(group => group.Rate)];
        var net = Money.Sum(lines.Select(line => line.Net), currency);
        var tax = Money.Sum(groups.Select(group => group.Tax), currency);
        var cost = Money.Sum(lines.Select(line => line.UnitCost.Times(line.Quantity)), currency);
        return new PricedContent
        {
            Currency = currency,
            Discount = discount,
            Lines = lines,
            List = Money.Sum(items.Select(item => item.Product.ListPrice.Times(item.Quantity)), currency),
            Net = net,
            TaxGroups = groups,
            Tax = tax,
            Gross = net + tax,
            Cost = cost,
            Margin = Rounded(Margins.Of(net, cost)),
        };
    }

    private static PricedLine Line(int position, PriceItem item, VolumeTier? tier, Percentage discount)
    {
        Product product = item.Product;
        IReadOnlyList<PriceStep> waterfall = Waterfall(product.ListPrice, tier, discount);
        Money unitPrice = waterfall[^1].Price;
        decimal margin = Margins.Of(unitPrice, product.Cost);
        return new PricedLine
        {
            Position = position,
            Sku = product.Sku,
            Name = product.Name,
            Kind = product.Kind,
            Unit = product.Unit,
            Quantity = item.Quantity,
            Waterfall = waterfall,
            UnitPrice = unitPrice,
            Net = unitPrice.Times(item.Quantity),
            TaxRate = product.TaxRate,
            UnitCost = product.Cost,
            Margin = Rounded(margin),
            MarginFloor = product.MarginFloor,
            BelowFloor = margin < product.MarginFloor.Value,
        };
    }

    private static List<PriceStep> Waterfall(Money list, VolumeTier? tier, Percentage discount)
    {
        List<PriceStep> steps = [new(PriceStepKind.List, default, list, list)];
        decimal exact = list.Amount;
        if (tier is not null)
        {
            Add(PriceStepKind.VolumeTier, tier.Discount);
        }

        if (discount.Value > 0)
        {
            Add(PriceStepKind.RequestedDiscount, discount);
        }

        return steps;

        void Add(PriceStepKind kind, Percentage off)
        {
            exact *= 1 - (off.Value / 100m);
            var price = Money.Of(exact, list.Currency);
            steps.Add(new PriceStep(kind, off, price - steps[^1].Price, price));
        }
    }

    private static Percentage Rounded(decimal margin) => new(Math.Round(margin, 1, MidpointRounding.AwayFromZero));

    private static void Check(IReadOnlyList<PriceItem> items, Percentage discount)
    {
        if (items.Count == 0 || items.Any(item => item.Quantity <= 0))
        {
            throw new ArgumentException("There must be an item, and every quantity must be above 0.", nameof(items));
        }

        if (discount.Value is < 0 or >= 100)
        {
            throw new ArgumentOutOfRangeException(nameof(discount), discount, "A discount is 0 % or more and below 100 %.");
        }
    }
}
