using LeadToCash.Dunning;
using static LeadToCash.Workflows.Tests.Dunning.Ledger;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>Which letter is due when.</summary>
public sealed class LetterRuleTests
{
    private static readonly DunningScheme Scheme = new("standard", new DateOnly(2020, 1, 1), Euro(5),
    [
        new DunningLevel(1, 7, 0, "reminder"), new DunningLevel(2, 21, 10, "first-notice", Fee: Euro(2.50m)), new DunningLevel(3, 35, 10, "last-notice", Fee: Euro(2.50m)),
    ]);

    [Fact]
    [Trait("Scenario", "F12")]
    public void Run_Twice_AsksForOneLetter()
    {
        NextLetter.Due first = Assert.IsType<NextLetter.Due>(Next(F12, "2025-06-17"));
        NextLetter.Due again = Assert.IsType<NextLetter.Due>(Next(F12, "2025-06-17"));

        Assert.Equal(("RE-2025-00007/1", 1), (first.Key, first.Level.Level));
        Assert.Equal(first.Key, again.Key);
        Assert.Equal(new NextLetter.Later(Scheme.Levels[1], Day("2025-07-01")), Next(F12, "2025-06-17", (1, "2025-06-17")));
    }

    [Theory]
    [InlineData("2025-06-10", 1, "2025-06-17")]
    [InlineData("2025-06-16", 1, "2025-06-17")]
    public void Letter_BeforeItsDay_ComesLater(string today, int level, string on) => Assert.Equal(new NextLetter.Later(Scheme.Levels[level - 1], Day(on)), Next(F12, today));

    [Fact]
    public void Letter_OnADayOff_GoesOutOnTheNextWorkingDay()
    {
        Claim friday = Of(100m, "2025-06-13");

        Assert.Equal(new NextLetter.Later(Scheme.Levels[1], Day("2025-07-07")), Next(friday, "2025-07-05", (1, "2025-06-20"))); // due on Friday the 4th, asked on Saturday
        Assert.Equal(Day("2025-06-23"), Assert.IsType<NextLetter.Later>(Next(Of(100m, "2025-06-16") with { DueDate = Day("2025-06-14") }, "2025-06-18")).On);
    }

    [Fact]
    public void Downtime_IsCaughtUpByTheLatestLevelOnly_AndTheNextKeepsItsDistance()
    {
        NextLetter.Due due = Assert.IsType<NextLetter.Due>(Next(F12, "2025-07-10"));

        Assert.Equal((2, Day("2025-07-01")), (due.Level.Level, due.Since));
        Assert.Equal([1], due.Skipped);
        Assert.Equal(new NextLetter.Later(Scheme.Levels[2], Day("2025-07-21")), Next(F12, "2025-07-11", (2, "2025-07-10"))); // the 15th would be too soon, the 20th is a Sunday
    }

    [Fact]
    public void Fee_IsAskedOnlyInDefault()
    {
        Claim consumer = Of(100m, "2025-06-10", DebtorKind.Consumer) with { DueDateIsAgreed = false };

        Assert.Null(Assert.IsType<NextLetter.Due>(Next(consumer, "2025-07-01")).Fee);
        Assert.Equal(Euro(2.50m), Assert.IsType<NextLetter.Due>(Next(consumer with { RemindersReceivedOn = [Day("2025-06-19")] }, "2025-07-01", (1, "2025-06-17"))).Fee);
    }

    [Fact]
    public void Dispute_KeepsLettersBack_AndItsDaysAreNotCounted()
    {
        Claim open = F12 with { Disputes = [new Dispute(Day("2025-06-12"))] };
        Claim settled = F12 with { Disputes = [new Dispute(Day("2025-06-12"), Day("2025-07-02"))] };

        Assert.Equal(new NextLetter.None(NoLetterReason.Disputed), Next(open, "2025-08-01"));
        Assert.Equal(new NextLetter.Later(Scheme.Levels[0], Day("2025-07-07")), Next(settled, "2025-07-02")); // one day before, six from 2 July
        Assert.IsType<NextLetter.Due>(Next(F12 with { Disputes = [new Dispute(Day("2025-06-12"), Amount: Euro(100))] }, "2025-06-17"));
    }

    [Fact]
    public void Days_OnWhichItWasPaidByAPaymentThatWentBack_AreNotCounted()
    {
        Claim returned = F12 with { Payments = [new Payment("P-1", Day("2025-06-12"), F12.Amount, Day("2025-08-20"))] };
        Claim part = F12 with { Payments = [new Payment("P-1", Day("2025-06-12"), Euro(100), Day("2025-08-20"))] };

        Assert.Equal(new NextLetter.Later(Scheme.Levels[0], Day("2025-08-25")), Next(returned, "2025-08-20")); // one day before, six from 20 August
        Assert.Equal(3, Assert.IsType<NextLetter.Due>(Next(part, "2025-08-20")).Level.Level);
    }

    [Fact]
    public void Plan_KeepsLettersBack_UntilItIsBroken()
    {
        Claim claim = F12 with { Plans = [new PaymentPlan(Day("2025-06-12"), [new Instalment(Day("2025-07-31"), Euro(6_000)), new Instalment(Day("2025-08-29"), Euro(6_000))])] };

        Assert.Equal(new NextLetter.None(NoLetterReason.PaymentPlan), Next(claim, "2025-07-31"));
        Assert.Equal(new NextLetter.Later(Scheme.Levels[0], Day("2025-08-06")), Next(claim, "2025-08-01"));
    }

    [Fact]
    public void Letters_EndWithTheLastLevelOrWithPayment()
    {
        Assert.Equal(new NextLetter.None(NoLetterReason.AllSent), Next(F12, "2025-09-01", (3, "2025-07-20"), (1, "2025-06-17")));
        Assert.Equal(new NextLetter.None(NoLetterReason.NothingToAsk), Next(Of(100m, "2025-06-10", DebtorKind.Consumer).Paying(("2025-06-10", 95.50m)), "2025-09-01"));
    }

    [Fact]
    public void BusinessDays_CountWorkingDaysOnly()
    {
        DunningScheme scheme = new("key-account", new DateOnly(2020, 1, 1), Euro(50), [new DunningLevel(1, 10, 0, "reminder", BusinessDays: true)]);
        NextLetter next = LetterRule.Of(F12, F12.On("2025-06-11"), scheme, [], WorkingDays, Day("2025-06-11"));

        Assert.Equal(new NextLetter.Later(scheme.Levels[0], Day("2025-06-24")), next);
    }

    [Fact]
    public void Policy_ChoosesByGroupAndDate_AndRefusesWhatCantBe()
    {
        DunningScheme later = Scheme with { ValidFrom = Day("2025-07-01"), Levels = [Scheme.Levels[0]] };
        DunningPolicy policy = new([later, Scheme]);

        Assert.Same(Scheme, policy.Of("standard", Day("2025-06-30")));
        Assert.Same(later, policy.Of("standard", Day("2025-07-01")));
        Assert.Throws<InvalidOperationException>(() => policy.Of("nobody", Day("2025-07-01")));
        Assert.Throws<ArgumentException>(() => new DunningPolicy([Scheme with { Levels = [Scheme.Levels[1]] }]));
        Assert.Throws<ArgumentException>(() => new DunningPolicy([Scheme with { Levels = [Scheme.Levels[0], Scheme.Levels[1] with { DaysAfterDue = 7 }] }]));
    }

    private static NextLetter Next(Claim claim, string today, params (int Level, string Date)[] sent) => LetterRule.Of(
        claim, claim.On(today), Scheme, [.. sent.Select(one => new SentLetter(one.Level, Day(one.Date)))], WorkingDays, Day(today));
}
