namespace LeadToCash.Billing;

/// <summary>
/// The price of a part of a period, to the day. The denominator is the number of days of the whole billing period in which the part lies: that is what the price is for. Days of the month within a
/// longer period, of the year, or of all periods of the contract give sums that are no longer the price.
/// </summary>
/// <remarks>
/// A part costs what is due up to its last day less what is due up to the day before its first, each rounded once, half away from zero. So the parts of any split sum to the price to the cent, whoever
/// computes which part when, and no part is more than a cent from its exact share. A largest remainder (<see cref="LargestRemainder"/>) would need to know all parts at once, which billing does not: the first part
/// is invoiced before anybody knows of the second.
/// </remarks>
public static class Proration
{
    /// <summary>What a part costs.</summary>
    /// <param name="price">Price of the whole period.</param>
    /// <param name="whole">The whole billing period.</param>
    /// <param name="part">The part.</param>
    /// <exception cref="ArgumentException">The part does not lie in the period.</exception>
    public static Money Of(Money price, BillingPeriod whole, BillingPeriod part) => whole.Contains(part)
        ? UpTo(price, whole, part.To.DayNumber - whole.From.DayNumber + 1) - UpTo(price, whole, part.From.DayNumber - whole.From.DayNumber)
        : throw new ArgumentException($"{part} does not lie in {whole}.", nameof(part));

    private static Money UpTo(Money price, BillingPeriod whole, int days) => Money.Of(price.Amount * days / whole.Days, price.Currency);
}
