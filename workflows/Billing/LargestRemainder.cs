namespace LeadToCash.Billing;

/// <summary>Splits an amount by weights that are all known at once (a discount over lines, a deposit over rates) without losing a cent.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Each part is its exact share cut to the cent; the cents that are left go to the parts that lost most by it, of equals to the first. The parts sum to the amount, and none is a cent or more from
    /// its share.
    /// </summary>
    /// <param name="amount">What is split; may be negative.</param>
    /// <param name="weights">Nothing or more each, more than nothing in sum.</param>
    /// <exception cref="OverflowException">Amount times weight does not fit 28 digits.</exception>
    /// <exception cref="ArgumentException">There are no weights, a weight is negative, or they sum to nothing.</exception>
    public static IReadOnlyList<Money> Split(Money amount, IReadOnlyList<decimal> weights)
    {
        decimal sum = weights.Sum();
        if (sum <= 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("Weights must be nothing or more, and more than nothing in sum.", nameof(weights));
        }

        decimal[] exact = [.. weights.Select(weight => amount.MinorUnits * weight / sum)];
        long[] units = [.. exact.Select(share => (long)decimal.Truncate(share))];
        long left = amount.MinorUnits - units.Sum();
        int[] order = [.. Enumerable.Range(0, units.Length).Where(i => weights[i] > 0).OrderByDescending(i => Math.Abs(exact[i] - units[i])).ThenBy(i => i)];
        for (int i = 0; left != 0; i = (i + 1) % order.Length, left -= Math.Sign(left))
        {
            units[order[i]] += Math.Sign(left);
        }

        return [.. units.Select(one => new Money(one, amount.Currency))];
    }
}
