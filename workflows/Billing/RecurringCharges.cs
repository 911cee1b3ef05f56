namespace LeadToCash.Billing;

/// <summary>The charges of a subscription.</summary>
public static class RecurringCharges
{
    /// <summary>
    /// The charges that are to be billed by a day and were not yet; after a downtime all that were missed, each for its own period. The time of one call grows with the periods that it returns, not with
    /// those that were billed before.
    /// </summary>
    /// <param name="contract">The contract.</param>
    /// <param name="billedUntil">Last day that was billed; null if none was.</param>
    /// <param name="today">Local day at the seller's place.</param>
    /// <exception cref="InvalidOperationException">There is no price for the contract.</exception>
    public static IEnumerable<RecurringCharge> Due(SubscriptionContract contract, DateOnly? billedUntil, DateOnly today)
    {
        DateOnly end = contract.End ?? DateOnly.MaxValue;
        for (DateOnly first = billedUntil?.AddDays(1) ?? contract.Start; first <= end;)
        {
            BillingPeriod whole = contract.Cycle.PeriodOf(first);
            ServedPeriod period = new(whole, new BillingPeriod(first, whole.To < end ? whole.To : end));
            DateOnly on = period.BilledOn(contract.Timing);
            if (on > today)
            {
                yield break;
            }

            Money price = ContractPrices.Of(contract.Prices, contract.Notices, contract.Start, period.Whole);
            yield return new RecurringCharge($"{contract.Id}/{period.Served.From:yyyy-MM-dd}", period, price, Proration.Of(price, period.Whole, period.Served), on);
            first = period.Served.To.AddDays(1);
        }
    }
}
