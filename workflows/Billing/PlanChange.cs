namespace LeadToCash.Billing;

/// <summary>An upgrade or downgrade in the course of a period that was billed in advance.</summary>
/// <param name="Rest">From the day of the change to the end of what was billed.</param>
/// <param name="Credit">What was billed for those days at the old price; given back, nothing or more.</param>
/// <param name="Charge">What those days cost at the new price.</param>
public sealed record PlanChange(BillingPeriod Rest, Money Credit, Money Charge)
{
    /// <summary>What is still to be paid; negative for a credit in sum.</summary>
    public Money Net => Charge - Credit;

    /// <summary>Changes the price from a day on. Old days and credit sum to the old price, to the cent.</summary>
    /// <param name="period">What was billed.</param>
    /// <param name="on">First day of the new plan, within it.</param>
    /// <param name="oldPrice">Old price of the whole period.</param>
    /// <param name="newPrice">New price of the whole period.</param>
    /// <exception cref="ArgumentException">The day does not lie in what was billed.</exception>
    public static PlanChange On(DateOnly on, ServedPeriod period, Money oldPrice, Money newPrice)
    {
        if (!period.Served.Contains(on))
        {
            throw new ArgumentException($"{on:yyyy-MM-dd} does not lie in {period.Served}.", nameof(on));
        }

        BillingPeriod rest = new(on, period.Served.To);
        return new PlanChange(rest, Proration.Of(oldPrice, period.Whole, rest), Proration.Of(newPrice, period.Whole, rest));
    }
}
