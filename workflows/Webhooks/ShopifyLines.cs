using LeadToCash.Catalog;

namespace LeadToCash.Webhooks;

/// <summary>
/// The lines of a Shopify order, net and after discounts. Prices hold the tax or not, as <c>taxes_included</c> says. A discount is with the lines
/// (<c>discount_allocations</c>, in older documents <c>total_discount</c>); what <c>total_discounts</c> holds beyond that is spread over the items.
/// </summary>
internal static class ShopifyLines
{
    private const string Shipping = "Shipping";

    public static IEnumerable<ShopLine> Of(Payload order, string currency, Func<string, Product?> catalog)
    {
        IReadOnlyList<Payload> items = [.. order.Items("line_items").Where(item => item.Number("quantity") is not 0m)];
        if (items.Count == 0)
        {
            throw new UnusableDeliveryException("'line_items' is missing: the order has no line items.");
        }

        Payload[] shipping = [.. order.Items("shipping_lines").Where(line => line.Number("price") is not (null or 0m))];
        Money[] prices = [.. items.Select(item => PriceOf(item, ShopFields.Quantity(item), currency))];
        IReadOnlyList<Money> spread = Discounts.Spread(UnallocatedDiscount(order, [.. items, .. shipping], currency), prices);
        for (int i = 0; i < items.Count; i++)
        {
            string sku = items[i].Text("sku") ?? "";
            (Money net, Percentage rate) = NetOf(order, items[i], prices[i] - spread[i], currency);
            yield return new ShopLine(
                sku, NameOf(items[i], sku), ShopProducts.KindOf(sku, items[i].Text("product_type"), catalog), ShopFields.Quantity(items[i]), net, rate);
        }

        foreach (Payload line in shipping)
        {
            (Money net, Percentage rate) = NetOf(order, line, PriceOf(line, 1, currency), currency);
            yield return new ShopLine("", ShopFields.Name(line.Text("title") ?? Shipping), ProductKind.Physical, 1, net, rate);
        }
    }

    private static string NameOf(Payload item, string sku) =>
        ShopFields.Name(item.Text("name") ?? item.Text("title") ?? (sku.Length > 0 ? sku : throw new UnusableDeliveryException($"'{item.Path}.title' is missing.")));

    /// <summary>Price of the line as the shop shows it, less the discounts that are with the line.</summary>
    private static Money PriceOf(Payload line, decimal quantity, string currency) =>
        line.RequiredAmount("price", currency).Times(quantity) - AllocatedDiscount(line, currency);

    private static Money AllocatedDiscount(Payload line, string currency) => line.Items("discount_allocations") is { Count: > 0 } allocations
        ? Money.Sum(allocations.Select(allocation => allocation.RequiredAmount("amount", currency)), currency)
        : line.Amount("total_discount", currency);

    private static Money UnallocatedDiscount(Payload order, IReadOnlyList<Payload> lines, string currency)
    {
        Money rest = order.Amount("total_discounts", currency) - Money.Sum(lines.Select(line => AllocatedDiscount(line, currency)), currency);
        return rest.IsNegative ? Money.Zero(currency) : rest;
    }

    private static (Money Net, Percentage Rate) NetOf(Payload order, Payload line, Money price, string currency)
    {
        IReadOnlyList<Payload> taxes = line.Items("tax_lines");
        Percentage rate = new((taxes.Count > 0 ? taxes : TaxesOfOrder(order, line)).Sum(tax => tax.Number("rate") ?? 0m) * 100m);
        if (!order.Flag("taxes_included"))
        {
            return (price, rate);
        }

        Money tax = taxes.Any(one => one.Number("price") is not null)
            ? Money.Sum(taxes.Select(one => one.Amount("price", currency)), currency)
            : price - price.Times(100m / (100m + rate.Value));
        return (price - tax, rate);
    }

    /// <summary>Older documents state taxes for the order only; they hold for what is taxable.</summary>
    private static IReadOnlyList<Payload> TaxesOfOrder(Payload order, Payload line) =>
        line.Has("tax_lines") || (line.Has("taxable") && !line.Flag("taxable")) ? [] : order.Items("tax_lines");
}
