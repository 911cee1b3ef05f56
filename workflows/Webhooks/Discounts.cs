namespace LeadToCash.Webhooks;

/// <summary>Spreads a discount on a whole order over its lines.</summary>
internal static class Discounts
{
    /// <summary>
    /// Shares of an amount in proportion to the weights, by largest remainder: they sum to the amount, and none is off by more than one minor unit.
    /// Weights below nothing count as nothing; without any weight the first share carries all.
    /// </summary>
    public static IReadOnlyList<Money> Spread(Money amount, IReadOnlyList<Money> weights)
    {
        decimal[] parts = [.. weights.Select(weight => weight.IsNegative ? 0m : weight.MinorUnits)];
        decimal whole = parts.Sum();
        if (whole == 0)
        {
            return [.. weights.Select((_, index) => index == 0 ? amount : Money.Zero(amount.Currency))];
        }

        decimal[] exact = [.. parts.Select(part => amount.MinorUnits * part / whole)];
        long[] shares = [.. exact.Select(share => (long)Math.Truncate(share))];
        long rest = amount.MinorUnits - shares.Sum();
        foreach (int index in Enumerable.Range(0, shares.Length).OrderByDescending(i => Math.Abs(exact[i] - shares[i])).Take((int)Math.Abs(rest)))
        {
            shares[index] += Math.Sign(rest);
        }

        return [.. shares.Select(share => new Money(share, amount.Currency))];
    }
}
