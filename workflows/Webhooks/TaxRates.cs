namespace LeadToCash.Webhooks;

/// <summary>Finds the rate behind a tax, for shops that state amounts only.</summary>
internal static class TaxRates
{
    private const int MaximumDigits = 4;

    /// <summary>The rate with the fewest digits that gives this tax on this net, to the minor unit; 0 % of nothing.</summary>
    public static Percentage Explaining(Money net, Money tax)
    {
        for (int digits = 0; digits < MaximumDigits; digits++)
        {
            Percentage rate = Percentage.Of(tax, net, digits);
            if (rate.Of(net) == tax)
            {
                return rate;
            }
        }

        return Percentage.Of(tax, net, MaximumDigits);
    }
}
