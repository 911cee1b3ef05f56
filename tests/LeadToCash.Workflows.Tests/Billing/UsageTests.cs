using LeadToCash.Billing;

namespace LeadToCash.Workflows.Tests.Billing;

/// <summary>Usage: rated, twice, late.</summary>
public sealed class UsageTests
{
    private static readonly UsageTariff Hours = new("EUR", UsageRule.Graduated, [new UsageTier(null, 0.12m)], allowance: 200);
    private static readonly UsageTier[] Tiers = [new(100, 1m), new(200, 0.5m), new(null, 0.25m)];
    private static readonly BillingCycle Months = BillingCycle.Calendar(1);

    [Fact]
    [Trait("Scenario", "F9")]
    public void Usage_BeyondTheAllowance_Is60Times12Cents()
    {
        UsageMeter meter = UsageMeter.Empty.With(new UsageRecord("a", Day("2025-06-03"), 100)).With(new UsageRecord("b", Day("2025-06-30"), 160)).With(new UsageRecord("a", Day("2025-06-03"), 100));
        UsageBill bill = UsageBilling.Bill(meter, _ => Hours, [], Month("2025-06-01"));

        Assert.Equal([new UsageCharge(Month("2025-06-01"), 260, Euro(7.20m), IsLate: false)], bill.Charges);
        Assert.Empty(UsageBilling.Bill(meter, _ => Hours, bill.Billed, Month("2025-06-01")).Charges);
    }

    [Fact]
    public void Usage_ThatComesLate_IsBilledNextAndRatedWhereItBelongs()
    {
        UsageMeter meter = UsageMeter.Empty.With(new UsageRecord("a", Day("2025-06-03"), 150));
        UsageBill june = UsageBilling.Bill(meter, _ => Hours, [], Month("2025-06-01"));
        meter = meter.With(new UsageRecord("late", Day("2025-06-29"), 110)).With(new UsageRecord("b", Day("2025-07-02"), 210));
        UsageBill july = UsageBilling.Bill(meter, _ => Hours, june.Billed, Month("2025-07-01"));

        Assert.Equal(
            [new UsageCharge(Month("2025-06-01"), 110, Euro(7.20m), IsLate: true), new UsageCharge(Month("2025-07-01"), 210, Euro(1.20m), IsLate: false)], july.Charges);
        Assert.Equal(UsageBilling.Bill(meter, _ => Hours, [], Month("2025-06-01")).Billed[0], july.Billed[0]);
    }

    [Fact]
    public void Usage_ThatComesLate_AfterTheTariffChanged_IsRatedByTheOldOne()
    {
        UsageTariff dearer = new("EUR", UsageRule.Graduated, [new UsageTier(null, 1m)]);
        UsageTariff Tariff(ServedPeriod period) => period == Month("2025-06-01") ? Hours : dearer;
        UsageBill june = UsageBilling.Bill(UsageMeter.Empty.With(new UsageRecord("a", Day("2025-06-03"), 200)), Tariff, [], Month("2025-06-01"));
        UsageMeter meter = UsageMeter.Empty.With(new UsageRecord("a", Day("2025-06-03"), 200), new("late", Day("2025-06-04"), 60), new("b", Day("2025-07-01"), 3));

        Assert.Equal([Euro(7.20m), Euro(3)], UsageBilling.Bill(meter, Tariff, june.Billed, Month("2025-07-01")).Charges.Select(charge => charge.Amount));
    }

    [Fact]
    public void Usage_UnderAKnownIdWithOtherFigures_IsKeptApart()
    {
        UsageRecord other = new("a", Day("2025-06-03"), 999);
        UsageMeter meter = UsageMeter.Empty.With(new UsageRecord("a", Day("2025-06-03"), 100)).With(other).With(other);

        Assert.Equal([other], meter.Conflicts);
        Assert.Equal(100, meter.Of(new BillingPeriod(Day("2025-06-01"), Day("2025-06-30"))));
        Assert.Throws<ArgumentException>(() => meter.With(new UsageRecord("b", Day("2025-06-03"), -1)));
    }

    [Theory]
    [InlineData(UsageRule.Graduated, 100, 100)]
    [InlineData(UsageRule.Graduated, 150, 125)]
    [InlineData(UsageRule.Graduated, 300, 175)]
    [InlineData(UsageRule.Volume, 100, 100)]
    [InlineData(UsageRule.Volume, 150, 75)]
    [InlineData(UsageRule.Volume, 300, 75)]
    public void Tiers_AreGraduatedOrByVolume(UsageRule rule, int quantity, int amount) =>
        Assert.Equal(Euro(amount), UsageRating.Rate(new UsageTariff("EUR", rule, Tiers), quantity, Month("2025-06-01")));

    [Fact]
    public void AllowanceAndMinimum_InAPartOfAPeriod_AreThoseOfItsDays()
    {
        UsageTariff tariff = new("EUR", UsageRule.Graduated, [new UsageTier(null, 1)], allowance: 30, minimum: Euro(60));
        ServedPeriod half = new(Month("2025-06-01").Whole, new BillingPeriod(Day("2025-06-16"), Day("2025-06-30")));

        Assert.Equal(Euro(60), UsageRating.Rate(tariff, 0, Month("2025-06-01")));
        Assert.Equal(Euro(30), UsageRating.Rate(tariff, 45, half));
        Assert.Equal(Euro(85), UsageRating.Rate(tariff, 100, half));
    }

    [Fact]
    public void Tariff_OfWhatCantBe_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new UsageTariff("EUR", UsageRule.Volume, [new UsageTier(100, 1)]));
        Assert.Throws<ArgumentException>(() => new UsageTariff("EUR", UsageRule.Volume, [new UsageTier(100, 1), new UsageTier(100, 1), new UsageTier(null, 1)]));
        Assert.Throws<ArgumentException>(() => new UsageTariff("EUR", UsageRule.Volume, [new UsageTier(null, 1), new UsageTier(null, 1)]));
        Assert.Throws<ArgumentException>(() => new UsageTariff("EUR", UsageRule.Volume, [new UsageTier(null, -1)]));
    }

    private static ServedPeriod Month(string first) => Months.Of(Months.PeriodOf(Day(first))).Single();

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
