using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Contracts;

namespace LeadToCash.Workflows.Tests.Contracts;

public sealed class ContractPeriodsTests
{
    [Fact]
    [Trait("Scenario", "F9")]
    public void Periods_FromThe16th_AreCountedByAnniversary()
    {
        Contract contract = Agreements.Begun(start: new DateOnly(2025, 6, 16));
        IReadOnlyList<ContractPeriod> periods = ContractPeriods.Of(contract, contract.Start, new DateOnly(2025, 8, 1));
        Assert.Equal(["2025-06-16/2025-07-15 89.00 EUR", "2025-07-16/2025-08-15 89.00 EUR"], periods.Select(Text));
        Assert.All(periods, period => Assert.True(period.IsWhole));
    }

    [Fact]
    public void Periods_WithAChangeWithin_AreSplitOnItsDay()
    {
        Contract contract = Agreements.Begun(start: new DateOnly(2025, 6, 16));
        contract = contract.Do(new ContractCommand.CarryOut(
            "q-1", 1, Agreements.Change(contract, from: new DateOnly(2025, 7, 1)), null, [Agreements.Line(quantity: 2)], new DateOnly(2025, 6, 20)));
        string[] planned = [.. ContractPeriods.Of(contract, contract.Start, new DateOnly(2025, 7, 1)).Select(Text)];
        Assert.Equal(["2025-06-16/2025-06-30 89.00 EUR", "2025-07-01/2025-07-15 178.00 EUR"], planned);
        Assert.Equal(planned, ContractPeriods.Of(contract.On(new DateOnly(2025, 7, 1)), contract.Start, new DateOnly(2025, 7, 1)).Select(Text));
    }

    [Fact]
    public void Periods_OfACancelledContract_EndWithIt()
    {
        Contract contract = Agreements.Begun(Agreements.Consumer(), new DateOnly(2025, 6, 16)).On(new DateOnly(2026, 7, 1));
        contract = contract.Do(new ContractCommand.Cancel(ContractSide.Customer, new DateOnly(2026, 7, 1), null, null, new DateOnly(2026, 7, 1)));
        ContractPeriod last = ContractPeriods.Of(contract, new DateOnly(2026, 7, 1), new DateOnly(2030, 1, 1))[^1];
        Assert.Equal(("2026-07-16/2026-08-01 89.00 EUR", false, new DateOnly(2026, 8, 15)), (Text(last), last.IsWhole, last.PeriodTo));
    }

    /// <summary>Whatever changes: every day from the first to the last is in exactly one period of each position.</summary>
    [Property(MaxTest = 300)]
    public Property Periods_CoverEveryDayOnce() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 3000)), Arb.From(Gen.Elements(1, 3, 12)), Arb.From(Gen.Choose(1, 300).Zip(Gen.Choose(0, 700))), (startsAfter, months, days) =>
        {
            (int changeAfter, int cancelAfter) = days;
            Contract contract = Agreements.Begun(Agreements.Consumer(0), new DateOnly(2018, 1, 1).AddDays(startsAfter), "o-1", Agreements.Line(periodMonths: months));
            DateOnly changed = contract.Start.AddDays(changeAfter);
            contract = contract.Do(new ContractCommand.CarryOut("q-1", 1, Agreements.Change(contract, from: changed), null, [Agreements.Line(3, periodMonths: months)], contract.Start));
            DateOnly received = contract.Start.AddDays(cancelAfter);
            contract = contract.On(received).Do(new ContractCommand.Cancel(ContractSide.Customer, received, null, null, received));
            DateOnly day = contract.Start;
            foreach (ContractPeriod period in ContractPeriods.Of(contract, contract.Start, DateOnly.MaxValue.AddYears(-1000)))
            {
                Assert.Equal((day, period.From < changed ? 1m : 3m), (period.From, period.Line.Quantity));
                Assert.True(period.PeriodFrom <= period.From && period.From <= period.To && period.To <= period.PeriodTo);
                day = period.To.AddDays(1);
            }

            Assert.Equal(contract.EndsOn!.Value.AddDays(1), day);
        });

    private static string Text(ContractPeriod period) => $"{period.From:yyyy-MM-dd}/{period.To:yyyy-MM-dd} {period.Line.Net}";
}
