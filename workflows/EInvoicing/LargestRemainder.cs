namespace LeadToCash.EInvoicing;

/// <summary>Spreads an amount by weights without losing or making a cent.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Shares in proportion to weights: each is rounded down, and what is left goes, a minor unit each, to those that lost most by it; the first of equals.
    /// So no share is a whole minor unit away from its exact value.
    /// </summary>
    /// <param name="total">What is spread; a negative amount is spread like its positive.</param>
    /// <param name="weights">Not negative, and not all zero.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public static IReadOnlyList<Money> Split(Money total, IReadOnlyList<decimal> weights)
    {
        decimal sum = weights.Sum();
        if (sum <= 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("Weights are not negative, and one of them is positive.", nameof(weights));
        }

        int sign = total.IsNegative ? -1 : 1;
        decimal units = Math.Abs((decimal)total.MinorUnits);
        decimal[] exact = [.. weights.Select(weight => units * (weight / sum))];
        long[] shares = [.. exact.Select(share => (long)Math.Floor(share))];
        int left = (int)(units - shares.Sum());
        foreach (int i in Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - shares[i]).Where(i => weights[i] > 0).Take(left))
        {
            shares[i]++;
        }

        return [.. shares.Select(share => new Money(sign * share, total.Currency))];
    }
}
