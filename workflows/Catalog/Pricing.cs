using LeadToCash.Cases;
using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>
/// Prices lines. The unit price goes down a waterfall, is computed exactly and shown after every step rounded to the minor unit, half away from zero.
/// A line's net is the rounded unit price times the quantity, rounded. Tax is computed on the sum of each rate's nets, rounded once; totals are sums
/// of what was rounded. <c>docs/pricing.md</c> tells the order of the steps and which rule comes before which.
/// </summary>
public static class Pricing
{
    /// <summary>Prices lines by a catalogue; the same input gives the same prices, in whatever order the lines stand.</summary>
    /// <param name="request">What, for whom and when.</param>
    /// <param name="catalogue">Products, prices, promotions and costs.</param>
    /// <param name="vat">How supplies are taxed.</param>
    /// <returns>The prices, or every reason why there are none: an unknown item, a missing price, cost, exchange rate or tax rate, each by name.</returns>
    public static PricingResult Price(PriceRequest request, Catalogue catalogue, VatRules vat)
    {
        try
        {
            return new RequestPricing(request, catalogue, vat).Price();
        }
        catch (OverflowException)
        {
            return PricingResult.Refuse([new Refusal("amount-too-large", "An amount or a quantity is too large to be priced.")]);
        }
    }

    /// <summary>Prices lines by the products' own prices and volume tiers alone; the same input gives the same prices.</summary>
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
        return Totals.Of(lines, Money.Sum(items.Select(item => item.Product.ListPrice.Times(item.Quantity)), currency), discount);
    }

    private static PricedLine Line(int position, PriceItem item, VolumeTier? tier, Percentage discount)
    {
        Product product = item.Product;
        Waterfall waterfall = new(product.ListPrice);
        if (tier is not null)
        {
            waterfall.TakeOff(PriceStepKind.VolumeTier, tier.Discount);
        }

        if (discount.Value > 0)
        {
            waterfall.TakeOff(PriceStepKind.RequestedDiscount, discount);
        }

        decimal margin = Margins.Of(waterfall.Price, product.Cost);
        return new PricedLine
        {
            Position = position,
            Sku = product.Sku,
            Name = product.Name,
            Kind = product.Kind,
            Unit = product.Unit,
            Quantity = item.Quantity,
            Waterfall = waterfall.Steps,
            UnitPrice = waterfall.Price,
            Net = waterfall.Price.Times(item.Quantity),
            TaxRate = product.TaxRate,
            UnitCost = product.Cost,
            Margin = Margins.Rounded(margin),
            MarginFloor = product.MarginFloor,
            BelowFloor = margin < product.MarginFloor.Value,
        };
    }

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
