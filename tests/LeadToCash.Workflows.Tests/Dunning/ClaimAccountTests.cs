using LeadToCash.Dunning;
using static LeadToCash.Workflows.Tests.Dunning.Ledger;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>Interest, set-off and what is open.</summary>
public sealed class ClaimAccountTests
{
    [Fact]
    [Trait("Scenario", "F12")]
    public void Statement_OfTheBlueprintsClaim_Is281Euros08AndTheFlatFee()
    {
        ClaimStatement statement = F12.On("2025-08-31");

        Assert.Equal(
            [
                new InterestRow(Day("2025-06-11"), Day("2025-06-30"), 20, Euro(11_900), Euro(0), new Percentage(11.27m), Euro(73.49m)),
                new InterestRow(Day("2025-07-01"), Day("2025-08-31"), 62, Euro(11_900), Euro(0), new Percentage(10.27m), Euro(207.59m)),
            ],
            statement.Rows);
        Assert.Equal(Euro(281.08m), statement.Interest);
        Assert.Equal(new OpenAmounts(Euro(40), Euro(281.08m), Euro(11_900)), statement.Open);
        Assert.Equal(new Default(Day("2025-06-11"), DefaultReason.AgreedDate), statement.Default);
    }

    [Fact]
    [Trait("Scenario", "F11")]
    public void Payment_OfAPart_LeavesTheRestOpen()
    {
        ClaimStatement statement = F12.Paying(("2025-06-10", 5_000m)).On("2025-06-10");

        Assert.Equal(Euro(6_900), statement.Open.Total);
        Assert.Null(statement.Default);
    }

    [Fact]
    public void Payment_IsSetOffAgainstCostsThenInterestThenPrincipal()
    {
        Claim claim = F12.Paying(("2025-08-31", 5_000m));

        SetOff setOff = Assert.Single(claim.On("2025-08-31").SetOffs);
        Assert.Equal(new SetOff("p0", Day("2025-08-31"), Euro(5_000), Euro(40), Euro(281.08m), Euro(4_678.92m), Euro(0)), setOff);
        Assert.Equal(new InterestRow(Day("2025-09-01"), Day("2025-09-10"), 10, Euro(7_221.08m), Euro(0), new Percentage(10.27m), Euro(20.32m)), claim.On("2025-09-10").Rows[^1]);
    }

    [Fact]
    public void Payment_OfWhatAStatementShows_SettlesTheClaimOnThatDay()
    {
        Money open = F12.On("2025-08-31").Open.Total;
        ClaimStatement later = F12.Paying(("2025-08-31", open.Amount)).On("2026-03-01");

        Assert.Equal(Euro(0), later.Open.Total);
        Assert.Equal(Euro(281.08m), later.Interest);
        Assert.Equal(Euro(0), later.Surplus);
    }

    [Fact]
    public void Interest_OnceThePrincipalIsPaid_IsNotLostAndBearsNone()
    {
        Claim claim = F12.Paying(("2025-08-31", 12_000m));

        Assert.Equal(new OpenAmounts(Euro(0), Euro(0), Euro(221.08m)), claim.On("2025-08-31").Open);
        Assert.Equal(Euro(0.06m), claim.On("2025-09-01").Open.Interest);
        Claim unpaid = F12.Paying(("2025-08-31", 100m));
        Assert.Equal(Euro(11_900), unpaid.On("2025-12-31").Rows[^1].Principal); // 221.08 of interest stay open and bear nothing (§ 289 BGB)
    }

    [Fact]
    public void Interest_OverALeapYear_CountsItsDaysOver366()
    {
        ClaimStatement statement = Of(100_000m, "2023-12-15").On("2024-03-15");

        Assert.Equal(["2023-12-16", "2024-01-01"], statement.Rows.Select(row => $"{row.From:yyyy-MM-dd}"));
        Assert.Equal([16, 75], statement.Rows.Select(row => row.Days));
        Assert.Equal(Euro(531.29m), statement.Rows[0].Interest); // 100,000 × 12.12 % × 16 / 365 = 531.287…
        Assert.Equal(Euro(3_117.35m), statement.Interest); // with 100,000 × 12.62 % × 75 / 366 = 2,586.065… it is 3,117.352…, rounded once
        Assert.Equal(Euro(2_586.06m), statement.Rows[1].Interest);
    }

    [Fact]
    public void Interest_InAHalfYearWithoutRate_IsRefusedAndNamesIt()
    {
        BaseRateMissingException failure = Assert.Throws<BaseRateMissingException>(() => F12.On("2026-07-01"));

        Assert.Equal(Day("2026-07-01"), failure.HalfYear);
        Assert.Contains("2026-07-01", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Euro(0), F12.Paying(("2026-06-30", 20_000m)).On("2027-03-01").Open.Total); // nothing runs there, so nothing is missing
    }

    [Fact]
    public void Interest_OfAConsumer_IsFivePointsAboveAndWithoutFlatFee()
    {
        ClaimStatement statement = Of(1_000m, "2021-06-10", DebtorKind.Consumer).On("2021-06-30");

        Assert.Equal(new Percentage(4.12m), Assert.Single(statement.Rows).Rate);
        Assert.Equal(Euro(2.26m), statement.Interest); // 1,000 × 4.12 % × 20 / 365
        Assert.Equal(Euro(0), statement.FlatFee);
    }

    [Fact]
    public void Interest_BelowNothing_IsNone()
    {
        LatePaymentLaw law = new([Terms], [new BaseRate(Day("2025-01-01"), new Percentage(-9.5m), "an example")]);

        Assert.Equal(Euro(0), ClaimAccount.On(F12, law, WorkingDays, Day("2025-06-30")).Interest);
    }

    [Fact]
    public void Costs_AreSetOffAgainstTheFlatFee_AndOnlyWhatExceedsItIsOwedBesides()
    {
        Claim claim = F12 with
        {
            Costs =
            [
                new Cost("c1", Day("2025-07-01"), Euro(2.50m), CostKind.Reminder),
                new Cost("c2", Day("2025-08-01"), Euro(90), CostKind.Legal),
                new Cost("c3", Day("2025-08-02"), Euro(6.40m), CostKind.ReturnedDebit),
            ],
        };

        Assert.Equal(Euro(40), claim.On("2025-07-31").Costs);
        Assert.Equal(Euro(92.50m), claim.On("2025-08-01").Costs);
        Assert.Equal(Euro(98.90m), claim.On("2025-08-31").Costs);
        Assert.Equal(Euro(58.90m), claim.Paying(("2025-07-31", 40m)).On("2025-08-31").Open.Costs);
    }

    [Fact]
    public void Costs_BeforeDefault_AreNotOwed()
    {
        Claim claim = Of(500m, "2025-03-03", DebtorKind.Consumer) with
        {
            DueDateIsAgreed = false,
            RemindersReceivedOn = [Day("2025-03-12")],
            Costs = [new Cost("first", Day("2025-03-12"), Euro(2.50m), CostKind.Reminder), new Cost("second", Day("2025-03-26"), Euro(2.50m), CostKind.Reminder)],
        };

        ClaimStatement statement = claim.On("2025-04-01");
        Assert.Equal(["first"], statement.CostsNotOwed);
        Assert.Equal(Euro(2.50m), statement.Costs);
        Assert.Equal(Day("2025-03-13"), statement.Rows[0].From);
    }

    [Fact]
    public void Credit_ThatCorrectsTheInvoice_TakesItsInterestAway_AndOtherwiseNot()
    {
        Credit correction = new("g1", Day("2025-08-15"), Euro(1_900));
        Claim corrected = F12 with { Credits = [correction] };
        Claim goodwill = F12 with { Credits = [correction with { CorrectsInvoice = false }] };

        Assert.Equal(Of(10_000m, "2025-06-10").On("2025-08-31").Rows, corrected.On("2025-08-31").Rows);
        Assert.Equal(F12.On("2025-08-15").Interest, goodwill.On("2025-08-15").Interest);
        Assert.Equal(Euro(10_000), goodwill.On("2025-08-31").Rows[^1].Principal);
        Assert.Equal(F12.On("2025-08-14").Open, corrected.On("2025-08-14").Open); // not known yet
    }

    [Fact]
    public void Payment_ThatComesBack_CountsAsNeverPaid()
    {
        Claim claim = F12 with { Payments = [new Payment("dd1", Day("2025-06-10"), Euro(11_900), ReturnedOn: Day("2025-07-20"))] };

        Assert.Equal(Euro(0), claim.On("2025-07-19").Open.Total);
        Assert.Equal(F12.On("2025-07-20").Open, claim.On("2025-07-20").Open);
    }

    [Fact]
    public void Surplus_IsShownAndNeverMakesThePrincipalNegative()
    {
        ClaimStatement statement = F12.Paying(("2025-06-05", 11_000m), ("2025-06-06", 1_000m)).On("2025-08-31");

        Assert.Equal((Euro(0), Euro(100)), (statement.Open.Total, statement.Surplus));
        Assert.Null(statement.Default);
        Assert.Empty(statement.Rows);
    }

    [Fact]
    public void Dispute_StopsInterestOnItsPart_UntilItIsRejected()
    {
        Dispute open = new(Day("2025-07-01"), Amount: Euro(1_900));
        Claim claim = F12 with { Disputes = [open] };
        ClaimStatement statement = claim.On("2025-08-31");

        Assert.Equal((Euro(10_000), Euro(1_900)), (statement.Rows[^1].Principal, statement.Rows[^1].Resting));
        Assert.Equal(Euro(174.45m), statement.Rows[^1].Interest); // 10,000 × 10.27 % × 62 / 365, by the cent of the sum
        Claim rejected = F12 with { Disputes = [open with { Until = Day("2025-08-20"), WasRejected = true }] };
        Assert.Equal(claim.On("2025-08-19").Open, rejected.On("2025-08-19").Open);
        Assert.Equal(F12.On("2025-08-20").Open, rejected.On("2025-08-20").Open);
    }

    [Fact]
    public void Plan_WhileKept_StopsInterest_AndEndsOnTheDayAfterAMissedInstalment()
    {
        PaymentPlan plan = new(Day("2025-07-01"), [new Instalment(Day("2025-07-31"), Euro(4_000)), new Instalment(Day("2025-08-31"), Euro(4_000)), new Instalment(Day("2025-09-30"), Euro(4_000))]);
        Claim claim = F12.Paying(("2025-07-30", 4_000m)) with { Plans = [plan] };

        Assert.Equal(Euro(73.49m), claim.On("2025-08-31").Interest); // Sunday: the second instalment may come on Monday
        Assert.Equal(Euro(73.49m), claim.On("2025-09-01").Interest);
        ClaimStatement missed = claim.On("2025-09-02");
        Assert.Equal((Day("2025-09-02"), Euro(8_013.49m)), (missed.Rows[^1].From, missed.Rows[^1].Principal)); // 4,000 less 40 and 73.49
        Assert.Equal(F12.Paying(("2025-07-30", 4_000m)).On("2025-09-02").Interest, (claim with { Plans = [plan with { InterestRuns = true }] }).On("2025-09-02").Interest);
    }

    [Theory]
    [InlineData("0.00", "5.00")]
    [InlineData("-5.00", "5.00")]
    [InlineData("5.00", "0.00")]
    public void Amounts_OfNothing_AreRefused(string amount, string payment) =>
        Assert.Throws<ArgumentException>(() => Of(decimal.Parse(amount), "2025-06-10").Paying(("2025-06-11", decimal.Parse(payment))).On("2025-08-31"));

    [Fact]
    public void Claim_InAnotherCurrency_NeedsItsFlatFeeWaived()
    {
        Claim dollars = F12 with { Amount = Money.Of(1_000, "USD") };

        Assert.Contains("EUR", Assert.Throws<ArgumentException>(() => dollars.On("2025-08-31")).Message, StringComparison.Ordinal);
        Assert.Equal(Money.Zero("USD"), (dollars with { WaivesFlatFee = true }).On("2025-08-31").Open.Costs);
    }
}
