namespace LeadToCash.Billing;

/// <summary>
/// Bills usage period by period. Usage that comes after its period was billed is billed with the next open period, but rated where it belongs: the line is what its own period costs with it, less what was
/// billed for that period. So allowance and tiers are those of the time of use, and what is billed in sum does not depend on when or in which order usage came.
/// </summary>
public static class UsageBilling
{
    /// <summary>The lines of a bill: late usage of earlier periods first, then the period's own. A period that is billed again gives no line, unless usage came.</summary>
    /// <param name="meter">All usage that is known.</param>
    /// <param name="tariff">The contract's tariff of a period: late usage is rated by that of its own period.</param>
    /// <param name="billed">What was billed so far, each period once.</param>
    /// <param name="period">The period to bill.</param>
    /// <returns>The lines, and what is billed after them.</returns>
    /// <exception cref="ArgumentException">A period is in <paramref name="billed"/> twice.</exception>
    public static UsageBill Bill(UsageMeter meter, Func<ServedPeriod, UsageTariff> tariff, IReadOnlyList<RatedPeriod> billed, ServedPeriod period)
    {
        if (billed.DistinctBy(one => one.Period).Count() < billed.Count)
        {
            throw new ArgumentException("A period was billed twice.", nameof(billed));
        }

        List<UsageCharge> charges = [];
        List<RatedPeriod> rated = [];
        foreach (RatedPeriod before in billed.OrderBy(one => one.Period.Served.From))
        {
            decimal quantity = meter.Of(before.Period.Served);
            RatedPeriod now = quantity == before.Quantity ? before : new RatedPeriod(before.Period, quantity, UsageRating.Rate(tariff(before.Period), quantity, before.Period));
            rated.Add(now);
            if (!ReferenceEquals(now, before))
            {
                charges.Add(new UsageCharge(now.Period, now.Quantity - before.Quantity, now.Amount - before.Amount, IsLate: true));
            }
        }

        if (rated.All(one => one.Period != period))
        {
            decimal quantity = meter.Of(period.Served);
            RatedPeriod own = new(period, quantity, UsageRating.Rate(tariff(period), quantity, period));
            rated.Add(own);
            charges.Add(new UsageCharge(period, quantity, own.Amount, IsLate: false));
        }

        return new UsageBill(charges, rated);
    }
}

/// <summary>A bill of usage.</summary>
/// <param name="Charges">Its lines.</param>
/// <param name="Billed">What is billed by then; to be given to the next bill. Periods too old for late usage may be left out.</param>
public sealed record UsageBill(IReadOnlyList<UsageCharge> Charges, IReadOnlyList<RatedPeriod> Billed);
