using System.Globalization;

namespace LeadToCash.Webhooks;

/// <summary>
/// Makes a shop's lines agree with its totals, which are what the customer was shown and paid. Whatever the lines leave open becomes
/// a line of its own and a remark, never a silent change: up to one minor unit for each line is a rounding difference, more is an adjustment.
/// If the stated tax rates don't explain the shop's tax, the rate that does takes their place, with a remark.
/// </summary>
internal static class ShopTotals
{
    /// <summary>What one row of a case holds, with long names.</summary>
    private const int MaximumLines = 500;

    public static (IReadOnlyList<ShopLine> Lines, IReadOnlyList<string> Remarks) Reconcile(ShopOrder order)
    {
        if (order.Lines.Count == 0)
        {
            throw new UnusableDeliveryException("The order has no line items.");
        }

        if (order.Lines.Count > MaximumLines)
        {
            throw new UnusableDeliveryException($"The order has {order.Lines.Count} lines; at most {MaximumLines} can be taken as one order.");
        }

        if (order.Total.IsNegative || order.Tax.IsNegative || order.Tax > order.Total)
        {
            throw new UnusableDeliveryException($"The total of {order.Total} with a tax of {order.Tax} is no order.");
        }

        List<string> remarks = [];
        IReadOnlyList<ShopLine> lines = WithDifference(order, remarks);
        return (WithExplainedTax(order, lines, remarks), remarks);
    }

    private static IReadOnlyList<ShopLine> WithDifference(ShopOrder order, List<string> remarks)
    {
        Money sum = Money.Sum(order.Lines.Select(line => line.Net), order.Currency);
        Money difference = order.Total - order.Tax - sum;
        if (difference.IsZero)
        {
            return order.Lines;
        }

        bool isRounding = Math.Abs(difference.MinorUnits) <= order.Lines.Count;
        remarks.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"The shop's lines sum to {sum} net, its total less tax is {order.Total - order.Tax}; the {(isRounding ? "rounding " : "")}difference of {difference} is a line of its own."));
        ShopLine largest = order.Lines.MaxBy(line => line.Net)!;
        return [.. order.Lines, new ShopLine("", isRounding ? "Rounding" : "Adjustment to the shop's total", largest.Kind, 1, difference, largest.TaxRate)];
    }

    private static IReadOnlyList<ShopLine> WithExplainedTax(ShopOrder order, IReadOnlyList<ShopLine> lines, List<string> remarks)
    {
        Money stated = Money.Sum(
            lines.GroupBy(line => line.TaxRate).Select(group => group.Key.Of(Money.Sum(group.Select(line => line.Net), order.Currency))), order.Currency);
        if (Math.Abs((order.Tax - stated).MinorUnits) <= lines.Count)
        {
            return lines;
        }

        Percentage rate = TaxRates.Explaining(order.Total - order.Tax, order.Tax);
        remarks.Add($"The stated tax rates come to {stated}, the shop's tax is {order.Tax}; {rate} on all lines takes their place.");
        return [.. lines.Select(line => line with { TaxRate = rate })];
    }
}
