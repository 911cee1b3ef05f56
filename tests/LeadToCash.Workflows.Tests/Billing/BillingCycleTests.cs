using LeadToCash.Billing;

namespace LeadToCash.Workflows.Tests.Billing;

/// <summary>Periods and what parts of them cost.</summary>
public sealed class BillingCycleTests
{
    [Theory]
    [InlineData("2025-01-31", 1, "2025-02-27", "2025-01-31/2025-02-27")]
    [InlineData("2025-01-31", 1, "2025-02-28", "2025-02-28/2025-03-30")]
    [InlineData("2025-01-31", 1, "2025-03-31", "2025-03-31/2025-04-29")]
    [InlineData("2024-01-31", 1, "2024-02-29", "2024-02-29/2024-03-30")]
    [InlineData("2024-02-29", 12, "2025-03-01", "2025-02-28/2026-02-27")]
    [InlineData("2024-02-29", 12, "2028-02-29", "2028-02-29/2029-02-27")]
    [InlineData("2025-06-16", 1, "2025-07-15", "2025-06-16/2025-07-15")]
    [InlineData("2025-06-16", 3, "2026-01-01", "2025-12-16/2026-03-15")]
    public void Anniversary_KeepsTheEndOfTheMonth(string start, int months, string day, string period) =>
        Assert.Equal(period, BillingCycle.Anniversary(Day(start), months).PeriodOf(Day(day)).ToString());

    [Theory]
    [InlineData(1, 1, "2024-02-29", "2024-02-01/2024-02-29")]
    [InlineData(3, 1, "2025-06-30", "2025-04-01/2025-06-30")]
    [InlineData(12, 4, "2025-03-31", "2024-04-01/2025-03-31")]
    [InlineData(12, 4, "1999-04-01", "1999-04-01/2000-03-31")]
    [InlineData(6, 10, "2025-04-01", "2025-04-01/2025-09-30")]
    public void Calendar_FollowsMonthsAndTheYearsStart(int months, int yearStarts, string day, string period) =>
        Assert.Equal(period, BillingCycle.Calendar(months, yearStarts).PeriodOf(Day(day)).ToString());

    [Fact]
    public void Cycle_OfWhatCantBe_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingCycle.Calendar(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingCycle.Anniversary(Day("2025-01-31"), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingCycle.Anniversary(Day("2025-01-31"), 1).PeriodOf(Day("2025-01-30")));
    }

    [Fact]
    [Trait("Scenario", "F9")]
    public void Billing_OfTheBlueprintsSubscription_IsWholeByAnniversaryAndHalfByCalendar()
    {
        SubscriptionContract contract = Contract("2025-06-16") with { Cycle = BillingCycle.Anniversary(Day("2025-06-16"), 1) };

        RecurringCharge whole = Assert.Single(RecurringCharges.Due(contract, null, Day("2025-07-15")));
        Assert.Equal(("2025-06-16/2025-07-15", Euro(89), Day("2025-06-16")), (whole.Period.Served.ToString(), whole.Amount, whole.BilledOn));
        RecurringCharge half = Assert.Single(RecurringCharges.Due(Contract("2025-06-16"), null, Day("2025-06-30")));
        Assert.Equal(("2025-06-16/2025-06-30", Euro(44.50m)), (half.Period.Served.ToString(), half.Amount));
    }

    [Fact]
    public void Billing_AfterADowntime_CatchesUpEachPeriodOnce()
    {
        SubscriptionContract contract = Contract("2025-01-15") with { Timing = BillingTiming.Arrears, End = Day("2025-04-10") };

        RecurringCharge[] charges = [.. RecurringCharges.Due(contract, Day("2025-01-31"), Day("2025-05-02"))];
        Assert.Equal(["c/2025-02-01", "c/2025-03-01", "c/2025-04-01"], charges.Select(charge => charge.Key));
        Assert.Equal([Euro(89), Euro(89), Euro(29.67m)], charges.Select(charge => charge.Amount));
        Assert.Equal(Day("2025-04-11"), charges[^1].BilledOn);
        Assert.Empty(RecurringCharges.Due(contract, Day("2025-04-10"), Day("2025-05-02")));
        Assert.Equal(2, RecurringCharges.Due(contract, null, Day("2025-03-31")).Count());
    }

    [Fact]
    public void Proration_OfThreeMonths_DividesByTheirDays()
    {
        BillingPeriod quarter = new(Day("2025-07-01"), Day("2025-09-30"));

        Assert.Equal(Euro(93), Proration.Of(Euro(276), quarter, new BillingPeriod(Day("2025-08-01"), Day("2025-08-31")))); // 31 of 92 days, not of 31 or 365
        Assert.Throws<ArgumentException>(() => Proration.Of(Euro(276), quarter, new BillingPeriod(Day("2025-08-01"), Day("2025-10-01"))));
        Assert.Equal(Euro(0.01m), Proration.Of(Euro(0.15m), new BillingPeriod(Day("2025-06-01"), Day("2025-06-30")), new BillingPeriod(Day("2025-06-01"), Day("2025-06-01"))));
    }

    [Fact]
    public void Upgrade_GivesBackTheOldPlansRestAndChargesTheNew()
    {
        BillingPeriod june = new(Day("2025-06-01"), Day("2025-06-30"));
        PlanChange change = PlanChange.On(Day("2025-06-21"), new ServedPeriod(june, june), Euro(89), Euro(149));

        Assert.Equal((Euro(29.67m), Euro(49.67m), Euro(20)), (change.Credit, change.Charge, change.Net));
        Assert.Equal(Euro(89), change.Credit + Proration.Of(Euro(89), june, new BillingPeriod(june.From, Day("2025-06-20"))));
        Assert.Equal(Euro(-29.67m), PlanChange.On(Day("2025-06-21"), new ServedPeriod(june, june), Euro(89), Euro(0)).Net);
        Assert.Throws<ArgumentException>(() => PlanChange.On(Day("2025-07-01"), new ServedPeriod(june, june), Euro(89), Euro(149)));
    }

    [Fact]
    [Trait("Scenario", "F14")]
    public void PriceChange_KeepsRunningContracts_UntilANoticeIsOver()
    {
        RecurringPrice[] prices = [new(Day("2025-07-01"), Euro(95)), new(Day("2025-01-01"), Euro(89))];
        PriceNotice notice = new(Day("2025-08-20"), Day("2025-09-01"), Euro(92), NoticeDays: 30);

        Assert.Equal(Euro(89), Price(prices, [], "2025-06-16", "2025-08-01"));
        Assert.Equal(Euro(95), Price(prices, [], "2025-07-01", "2025-08-01"));
        Assert.Equal(Euro(89), Price(prices, [notice], "2025-06-16", "2025-09-01"));
        Assert.Equal(Euro(92), Price(prices, [notice], "2025-06-16", "2025-10-01"));
        Assert.Throws<InvalidOperationException>(() => Price(prices, [], "2024-12-31", "2025-08-01"));
        Assert.Throws<InvalidOperationException>(() => Price([.. prices, prices[0]], [], "2025-07-01", "2025-08-01"));
    }

    private static Money Price(RecurringPrice[] prices, PriceNotice[] notices, string start, string month) =>
        ContractPrices.Of(prices, notices, Day(start), BillingCycle.Calendar(1).PeriodOf(Day(month)));

    private static SubscriptionContract Contract(string start) => new() { Id = "c", Start = Day(start), Cycle = BillingCycle.Calendar(1), Prices = [new(Day("2025-01-01"), Euro(89))] };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
