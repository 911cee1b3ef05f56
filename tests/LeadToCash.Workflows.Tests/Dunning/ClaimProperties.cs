using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Dunning;
using static LeadToCash.Workflows.Tests.Dunning.Ledger;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>Whatever is paid, credited, disputed and agreed in whatever order.</summary>
public sealed class ClaimProperties
{
    private static readonly DateOnly Start = new(2023, 11, 20);

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void Statement_IsTheReckoningDayByDay(Story story)
    {
        ClaimStatement statement = On(story.Claim, story.AsOf);
        DayByDay reckoned = DayByDay.Of(story.Claim, story.AsOf);

        Assert.Equal((reckoned.Interest, reckoned.Open), (statement.Interest, statement.Open));
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void Arrival_InAnyOrderAndRepeated_GivesTheScheduleFromScratch(Story story, int seed)
    {
        Claim arrived = story.Claim with
        {
            Payments = Shuffled([.. story.Claim.Payments, .. story.Claim.Payments.Take(2)], seed),
            Credits = Shuffled(story.Claim.Credits, seed),
            Costs = Shuffled(story.Claim.Costs, seed),
            Disputes = Shuffled(story.Claim.Disputes, seed),
        };

        Same(On(story.Claim, story.AsOf), On(arrived, story.AsOf));
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void Payment_InTwoPartsOnOneDay_ChangesNothing(Story story, PositiveInt share)
    {
        Payment[] payments = [.. story.Claim.Payments.SelectMany(payment => Halves(payment, share.Get))];
        (ClaimStatement whole, ClaimStatement split) = (On(story.Claim, story.AsOf), On(story.Claim with { Payments = payments }, story.AsOf));

        Assert.Equal(whole.Rows, split.Rows);
        Assert.Equal((whole.Open, whole.Surplus, whole.Costs), (split.Open, split.Surplus, split.Costs));
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void Days_AddInterestAndNeverTakeItAway(Story story)
    {
        // What is known is fixed here: a correction or a broken plan that becomes known later may well change what was before.
        Claim claim = story.Claim with { Credits = [], Plans = [], Payments = [.. story.Claim.Payments.Select(payment => payment with { ReturnedOn = null })] };
        Money before = Euro(0);
        for (DateOnly day = story.AsOf.AddDays(-20); day <= story.AsOf; day = day.AddDays(1))
        {
            ClaimStatement statement = On(claim, day);
            Assert.True(statement.Interest >= before);
            before = statement.Interest;
        }
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void Amounts_AreNeverNegative_AndEachSetOffSumsToItsPayment(Story story)
    {
        ClaimStatement statement = On(story.Claim, story.AsOf);

        Assert.All(statement.Rows, row => Assert.False(row.Interest.IsNegative || row.Principal.IsNegative || row.Resting.IsNegative));
        Assert.All(statement.SetOffs, one => Assert.Equal(one.Amount, one.Costs + one.Interest + one.Principal + one.Surplus));
        Assert.All(statement.SetOffs, one => Assert.False(one.Costs.IsNegative || one.Interest.IsNegative || one.Principal.IsNegative || one.Surplus.IsNegative));
        Assert.False(statement.Open.Principal.IsNegative || statement.Open.Interest.IsNegative || statement.Open.Costs.IsNegative);
        Assert.Equal(statement.Interest, Money.Sum(statement.Rows.Select(row => row.Interest), "EUR"));
        Assert.Equal(statement.Interest, statement.Open.Interest + Money.Sum(statement.SetOffs.Select(one => one.Interest), "EUR"));
        Assert.Equal(statement.Costs, statement.Open.Costs + Money.Sum(statement.SetOffs.Select(one => one.Costs), "EUR"));
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void Rows_FollowEachOther_WithinOneYearAndHalfYearsRate(Story story)
    {
        ClaimStatement statement = On(story.Claim, story.AsOf);

        Assert.All(statement.Rows, row => Assert.Equal(row.Days, row.To.DayNumber - row.From.DayNumber + 1));
        Assert.All(statement.Rows, row => Assert.Equal(row.From.Year, row.To.Year));
        Assert.All(statement.Rows.Zip(statement.Rows.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
        Assert.All(statement.Rows.Where(row => !row.Principal.IsZero), row => Assert.Equal(row.Rate.Value, Law.BaseRateOn(row.From).Value + Terms.Points(story.Claim.Debtor)));
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 200)]
    public void Dispute_OfNoDays_ChangesNothing(Story story, NonNegativeInt days)
    {
        DateOnly day = Start.AddDays(days.Get % 300);
        Same(On(story.Claim, story.AsOf), On(story.Claim with { Disputes = [.. story.Claim.Disputes, new Dispute(day, day)] }, story.AsOf));
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 200)]
    public void Letters_OverAnyDays_GoOutOnceEachAndUpwards(Story story, int[] gaps)
    {
        DunningScheme scheme = new("standard", Start, Euro(5), [new DunningLevel(1, 7, 0, "a"), new DunningLevel(2, 14, 5, "b"), new DunningLevel(3, 28, 9, "c")]);
        List<SentLetter> sent = [];
        DateOnly today = Start;
        foreach (int gap in gaps.Append(200))
        {
            today = today.AddDays(Math.Abs(gap % 40));
            NextLetter next = LetterRule.Of(story.Claim, On(story.Claim, today), scheme, sent, WorkingDays, today);
            if (next is NextLetter.Due due)
            {
                Assert.True(WorkingDays.IsWorkingDay(today) && due.Since <= today);
                Assert.True(sent.Count == 0 || (due.Level.Level > sent[^1].Level && today.DayNumber - sent[^1].Date.DayNumber >= due.Level.DaysAfterLast));
                Assert.Equal(Enumerable.Range((sent.Count == 0 ? 0 : sent[^1].Level) + 1, due.Skipped.Count), due.Skipped);
                sent.Add(new SentLetter(due.Level.Level, today));
                Assert.False(LetterRule.Of(story.Claim, On(story.Claim, today), scheme, sent, WorkingDays, today) is NextLetter.Due { Level.Level: var again } && again == due.Level.Level);
            }
            else if (next is NextLetter.Later later)
            {
                Assert.True(later.On > today && WorkingDays.IsWorkingDay(later.On));
            }
        }
    }

    private static ClaimStatement On(Claim claim, DateOnly day) => ClaimAccount.On(claim, Law, WorkingDays, day);

    private static void Same(ClaimStatement expected, ClaimStatement actual)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.SetOffs, actual.SetOffs);
        Assert.Equal((expected.Open, expected.Surplus, expected.Costs, expected.Default), (actual.Open, actual.Surplus, actual.Costs, actual.Default));
    }

    private static IEnumerable<Payment> Halves(Payment payment, int share)
    {
        long first = share % payment.Amount.MinorUnits;
        return first == 0 ? [payment] : [payment with { Amount = new Money(first, "EUR") }, payment with { Id = payment.Id + "b", Amount = payment.Amount - new Money(first, "EUR") }];
    }

    private static T[] Shuffled<T>(IReadOnlyList<T> items, int seed)
    {
        T[] shuffled = [.. items];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>A claim with its past, and the day of looking at it.</summary>
    public sealed record Story(Claim Claim, DateOnly AsOf);

    private static class Stories
    {
        private static readonly Gen<DateOnly> Days = Gen.Choose(0, 500).Select(day => Start.AddDays(day));

        public static Arbitrary<Story> Any() => (
            from amount in Gen.Choose(1, 5_000_000)
            from debtor in Gen.Elements(DebtorKind.Business, DebtorKind.Consumer)
            from isAgreed in Gen.Elements(true, true, false)
            from reminders in Days.ListOf(2)
            from payments in Items(Gen.Choose(1, Math.Max(1, amount / 2)), (id, day, money) => new Payment(id, day, money, id.EndsWith('3') ? day.AddDays(20) : null))
            from credits in Items(Gen.Choose(1, Math.Max(1, amount / 3)), (id, day, money) => new Credit(id, day, money, id.EndsWith('0')))
            from costs in Items(Gen.Choose(1, 9_000), (id, day, money) => new Cost(id, day, money, (CostKind)(id[^1] % 3)))
            from disputes in Items(Gen.Choose(1, amount), (id, day, money) => new Dispute(
                day, id.EndsWith('1') ? null : day.AddDays((int)(money.MinorUnits % 60)), id.EndsWith('2') ? null : money, money.MinorUnits % 2 == 0))
            from plans in Items(Gen.Choose(1, amount), (_, day, money) => new PaymentPlan(
                day, [.. Enumerable.Range(1, 3).Select(month => new Instalment(day.AddMonths(month), new Money((money.MinorUnits / 9) + 1, "EUR")))], money.MinorUnits % 2 == 0))
            from day in Gen.Choose(20, 600)
            select new Story(
                new Claim
                {
                    Id = "c",
                    Amount = new Money(amount, "EUR"),
                    Debtor = debtor,
                    AroseOn = Start.AddDays(-60),
                    DueDate = Start,
                    DueDateIsAgreed = isAgreed,
                    InvoiceReceivedOn = Start.AddDays(3),
                    RemindersReceivedOn = [.. reminders],
                    Payments = payments,
                    Credits = [.. credits.Take(2)],
                    Costs = [.. costs.Take(3)],
                    Disputes = [.. disputes.Take(3)],
                    Plans = [.. plans.Take(1)],
                },
                Start.AddDays(day))).ToArbitrary();

        private static Gen<T[]> Items<T>(Gen<int> amounts, Func<string, DateOnly, Money, T> make) =>
            from pairs in Days.Zip(amounts).ListOf()
            select pairs.Take(6).Select((pair, index) => make($"i{index}", pair.Item1, new Money(pair.Item2, "EUR"))).ToArray();
    }
}
