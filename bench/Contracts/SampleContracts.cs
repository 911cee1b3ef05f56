using LeadToCash.Billing;

namespace LeadToCash.Bench.Contracts;

/// <summary>Invented subscriptions with usage, the same on every run.</summary>
internal static class SampleContracts
{
    public static readonly UsageTariff Tariff = new(
        "EUR", UsageRule.Graduated, [new UsageTier(100, 0.12m), new UsageTier(500, 0.10m), new UsageTier(null, 0.075m)], allowance: 200, minimum: Money.Of(5, "EUR"));

    private const int Year = 2025;

    /// <summary>The days on which bills are made: the first of each month, for the month before.</summary>
    public static IEnumerable<DateOnly> Runs => Enumerable.Range(1, 12).Select(month => new DateOnly(Year, 1, 1).AddMonths(month));

    public static SubscriptionContract Of(int number)
    {
        DateOnly start = new DateOnly(Year, 1, 1).AddDays(number % 28);
        return new SubscriptionContract
        {
            Id = $"c{number}",
            Start = start,
            Cycle = number % 2 == 0 ? BillingCycle.Calendar(1) : BillingCycle.Anniversary(start, 1),
            Timing = BillingTiming.Arrears,
            Prices = [new RecurringPrice(new DateOnly(Year, 1, 1), Money.Of(89, "EUR")), new RecurringPrice(new DateOnly(Year, 7, 1), Money.Of(95, "EUR"))],
            Notices = number % 5 == 0 ? [new PriceNotice(new DateOnly(Year, 7, 15), new DateOnly(Year, 9, 1), Money.Of(92, "EUR"), 30)] : [],
        };
    }

    /// <summary>Ten reports a month; of each month's, one comes a month late and one twice.</summary>
    public static IEnumerable<UsageRecord> UsageKnownBy(int number, DateOnly run)
    {
        DateOnly month = run.AddMonths(-1);
        for (int i = 0; i < 10; i++)
        {
            DateOnly used = i == 9 ? month.AddMonths(-1) : month;
            if (used.Year == Year)
            {
                yield return new UsageRecord($"{used:yyyyMM}-{i}", used.AddDays(27 - i), 20 + (((number * 31) + (i * 7)) % 60));
            }
        }

        yield return new UsageRecord($"{month:yyyyMM}-0", month.AddDays(27), 20 + (number * 31 % 60));
    }
}
