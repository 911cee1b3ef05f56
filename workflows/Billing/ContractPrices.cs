namespace LeadToCash.Billing;

/// <summary>
/// Which price holds for a contract. A new list price holds for contracts that begin from its day on; running ones keep theirs until a notice changes it, and a notice takes effect with the first
/// whole period that begins on or after its day and not before its notice period is over.
/// </summary>
public static class ContractPrices
{
    /// <summary>The price of a period of a contract.</summary>
    /// <param name="prices">The list's prices, in any order; two from one day are refused.</param>
    /// <param name="notices">Notices to this customer, in any order; of several that hold, the one from the latest day counts, then the latest notice.</param>
    /// <param name="contractStart">First local day of the contract.</param>
    /// <param name="whole">The whole billing period.</param>
    /// <exception cref="InvalidOperationException">There is no price for contracts of that day, or two.</exception>
    public static Money Of(IReadOnlyList<RecurringPrice> prices, IReadOnlyList<PriceNotice> notices, DateOnly contractStart, BillingPeriod whole)
    {
        PriceNotice? notice = notices.Where(one => TakesEffectBy(one, whole.From)).MaxBy(one => (one.From, one.NoticeOn));
        return notice?.Amount ?? AtStart(prices, contractStart);
    }

    private static bool TakesEffectBy(PriceNotice notice, DateOnly start) => notice.From <= start && notice.NoticeOn.AddDays(notice.NoticeDays) <= start;

    private static Money AtStart(IReadOnlyList<RecurringPrice> prices, DateOnly start)
    {
        RecurringPrice[] latest = [.. prices.Where(price => price.ValidFrom <= start).GroupBy(price => price.ValidFrom).MaxBy(group => group.Key) ?? Enumerable.Empty<RecurringPrice>()];
        return latest.Length == 1 ? latest[0].Amount : throw new InvalidOperationException($"There must be one price for contracts of {start:yyyy-MM-dd}, but there are {latest.Length}.");
    }
}
