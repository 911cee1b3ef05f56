namespace LeadToCash.Catalog;

/// <summary>Something whose unit price can be agreed.</summary>
/// <param name="Line">Names it.</param>
/// <param name="UnitPrice">Net price of one unit.</param>
/// <param name="Quantity">More than 0.</param>
public sealed record Negotiable(string Line, Money UnitPrice, decimal Quantity)
{
    /// <summary>What can be agreed of priced content: single lines, and bundles as a whole. The lines must have names.</summary>
    public static IReadOnlyList<Negotiable> Of(PricedContent content) =>
    [
        .. content.Lines.Where(line => line.Bundle is null).Select(line => new Negotiable(line.Line!, line.UnitPrice, line.Quantity)),
        .. content.Bundles.Select(bundle => new Negotiable(content.Lines[bundle.Positions[0] - 1].Line!, bundle.UnitPrice, bundle.Quantity)),
    ];
}

/// <summary>
/// Brings lines to an agreed sum: every unit price changes by the same share, and what rounding leaves over goes to one or two lines. Not every sum can be reached
/// with whole cents on every unit: three pieces never cost 10.00.
/// </summary>
public static class TargetPrices
{
    private const int Reach = 60;
    private const int LongestWalk = 10_000;

    /// <summary>The unit prices whose nets, each rounded, add up to the target.</summary>
    /// <param name="lines">At least one, in one currency, with a sum above 0.</param>
    /// <param name="target">0 or more, in that currency.</param>
    /// <returns>By line; null when the sum can't be reached.</returns>
    public static IReadOnlyDictionary<string, Money>? Reaching(IReadOnlyList<Negotiable> lines, Money target)
    {
        decimal sum = lines.Sum(line => line.UnitPrice.Times(line.Quantity).Amount);
        if (sum <= 0 || target.MinorUnits % Step(lines) != 0)
        {
            return null;
        }

        decimal cent = new Money(1, target.Currency).Amount;
        Money[] prices = [.. lines.Select(line => line.UnitPrice.Times(target.Amount / sum))];
        decimal missing = target.Amount - lines.Zip(prices, (line, price) => price.Times(line.Quantity).Amount).Sum();
        int[] byPrice = InOrder(lines);
        return missing == 0 || byPrice.Any(one => Take(prices, lines, one, missing, cent)) || byPrice.Any(one => TakeWithAnother(prices, lines, byPrice, one, missing, cent))
            ? lines.Zip(prices).ToDictionary(pair => pair.First.Line, pair => pair.Second, StringComparer.Ordinal)
            : null;
    }

    /// <summary>The sums next to one that can't be reached that can be.</summary>
    /// <param name="lines">At least one, in one currency, with a sum above 0.</param>
    /// <param name="target">0 or more, in that currency.</param>
    /// <returns>The highest below and the lowest above the target; null where there is none near.</returns>
    public static (Money? Below, Money? Above) Nearest(IReadOnlyList<Negotiable> lines, Money target)
    {
        long step = Step(lines);
        long below = target.MinorUnits - (target.MinorUnits % step);
        return (Walk(lines, target, below == target.MinorUnits ? below - step : below, -step), Walk(lines, target, below + step, step));
    }

    /// <summary>Far enough for one line to come to its next price.</summary>
    private static Money? Walk(IReadOnlyList<Negotiable> lines, Money target, long first, long step)
    {
        decimal farthest = Math.Min(LongestWalk, Math.Ceiling(lines.Min(line => line.Quantity)) + Reach);
        return Enumerable.Range(0, (int)(farthest / Math.Abs(step)) + 1)
            .Select(number => new Money(first + (number * step), target.Currency))
            .Where(sum => sum.MinorUnits >= 0 && Reaching(lines, sum) is not null)
            .Select(sum => (Money?)sum)
            .FirstOrDefault();
    }

    /// <summary>What every sum is a multiple of, in minor units: of whole pieces the greatest common divisor, else 1.</summary>
    private static long Step(IReadOnlyList<Negotiable> lines) => lines.All(line => decimal.IsInteger(line.Quantity))
        ? lines.Aggregate(0L, (divisor, line) => (long)System.Numerics.BigInteger.GreatestCommonDivisor(divisor, (long)line.Quantity))
        : 1;

    /// <summary>The lines that may take what is missing, the dearest first; of those of one quantity two do for all.</summary>
    private static int[] InOrder(IReadOnlyList<Negotiable> lines) =>
    [
        .. Enumerable.Range(0, lines.Count)
            .OrderByDescending(index => lines[index].UnitPrice.Amount).ThenBy(index => lines[index].Quantity).ThenBy(index => lines[index].Line, StringComparer.Ordinal)
            .GroupBy(index => lines[index].Quantity)
            .SelectMany(same => same.Take(2)),
    ];

    /// <summary>Lets one line take what is missing; whether it can.</summary>
    private static bool Take(Money[] prices, IReadOnlyList<Negotiable> lines, int index, decimal missing, decimal cent)
    {
        decimal net = prices[index].Times(lines[index].Quantity).Amount;
        decimal nearest = Math.Round(missing / lines[index].Quantity / cent, MidpointRounding.AwayFromZero) * cent;
        foreach (decimal change in (decimal[])[nearest, nearest - cent, nearest + cent])
        {
            decimal amount = prices[index].Amount + change;
            if (amount >= 0 && Money.Of(amount, prices[index].Currency) is var price && price.Times(lines[index].Quantity).Amount - net == missing)
            {
                prices[index] = price;
                return true;
            }
        }

        return false;
    }

    private static bool TakeWithAnother(Money[] prices, IReadOnlyList<Negotiable> lines, int[] others, int index, decimal missing, decimal cent)
    {
        Money before = prices[index];
        decimal net = before.Times(lines[index].Quantity).Amount;
        for (int step = 1; step <= Reach; step++)
        {
            foreach (decimal change in (decimal[])[step * cent, -step * cent])
            {
                if (before.Amount + change < 0)
                {
                    continue;
                }

                prices[index] = Money.Of(before.Amount + change, before.Currency);
                decimal left = missing - (prices[index].Times(lines[index].Quantity).Amount - net);
                if (others.Any(other => other != index && Take(prices, lines, other, left, cent)))
                {
                    return true;
                }
            }
        }

        prices[index] = before;
        return false;
    }
}
