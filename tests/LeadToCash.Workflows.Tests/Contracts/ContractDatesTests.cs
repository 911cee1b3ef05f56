using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Contracts;

namespace LeadToCash.Workflows.Tests.Contracts;

public sealed class ContractDatesTests
{
    [Theory]
    [InlineData("2025-07-01", 12, "2026-06-30")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-01-31", 2, "2026-03-30")]
    [InlineData("2026-01-31", 3, "2026-04-30")]
    [InlineData("2028-01-30", 1, "2028-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-28")]
    [InlineData("2026-03-01", 24, "2028-02-29")]
    [InlineData("2026-04-13", 0, "2026-04-12")]
    public void End_ByMonths_IsTheDayBeforeThatOfTheAnchor(string anchor, int months, string end) =>
        Assert.Equal(DateOnly.Parse(end), ContractDates.End(DateOnly.Parse(anchor), months));

    [Theory]
    [InlineData(3, NoticeUnit.Months, "2026-06-30", "2026-03-31", "2026-04-01")]
    [InlineData(1, NoticeUnit.Months, "2026-02-28", "2026-01-31", "2026-02-01")]
    [InlineData(1, NoticeUnit.Months, "2026-03-30", "2026-02-28", "2026-03-01")]
    [InlineData(14, NoticeUnit.Days, "2026-06-30", "2026-06-16", "2026-06-17")]
    [InlineData(0, NoticeUnit.Days, "2026-06-30", "2026-06-30", "2026-07-01")]
    public void LastNoticeDay_IsInTimeAndTheNextIsNot(int length, NoticeUnit unit, string end, string last, string late)
    {
        ContractTerms terms = Agreements.Business() with { Notice = new NoticePeriod(length, unit, NoticeTo.EndOfTerm) };
        DateOnly ends = DateOnly.Parse(end);
        ContractTerm term = ContractTerm.TakenOver(ends.AddYears(-2), ends);
        Assert.Equal(DateOnly.Parse(last), ContractDates.LastNoticeDay(terms.Notice, ends));
        Assert.Equal(ends, ContractDates.CancelledTo(terms, term, DateOnly.Parse(last)));
        Assert.True(ContractDates.CancelledTo(terms, term, DateOnly.Parse(late)) > ends);
    }

    [Theory]
    [InlineData("2026-04-01", null, "2026-06-30")]
    [InlineData("2026-04-02", null, "2027-06-30")]
    [InlineData("2026-03-02", "2026-07-01", "2027-06-30")]
    [InlineData("2026-03-02", "2028-01-01", "2028-06-30")]
    public void CancelledTo_OfRenewingTerms_IsTheNextEndOfTerm(string received, string? wished, string last)
    {
        ContractTerms terms = Agreements.Business() with { Notice = new NoticePeriod(90, NoticeUnit.Days, NoticeTo.EndOfTerm) };
        ContractTerm term = ContractTerm.First(new DateOnly(2025, 7, 1), terms);
        Assert.Equal(DateOnly.Parse(last), ContractDates.CancelledTo(terms, term, DateOnly.Parse(received), wished is null ? null : DateOnly.Parse(wished)));
    }

    [Theory]
    [InlineData(NoticeTo.AnyDay, "2026-05-12", "2026-06-30")]
    [InlineData(NoticeTo.AnyDay, "2026-06-12", "2026-07-12")]
    [InlineData(NoticeTo.AnyDay, "2027-01-31", "2027-02-28")]
    [InlineData(NoticeTo.EndOfMonth, "2026-06-12", "2026-07-31")]
    public void CancelledTo_OfWhatRunsUntilCancelled_IsTheEndOfTheFirstTermOrAMonthOn(NoticeTo to, string received, string last)
    {
        ContractTerms terms = Agreements.Consumer(to: to);
        Assert.Equal(DateOnly.Parse(last), ContractDates.CancelledTo(terms, ContractTerm.First(new DateOnly(2025, 7, 1), terms), DateOnly.Parse(received)));
    }

    [Property(MaxTest = 500)]
    public Property Renewing_ManyTimes_EndsWhereOneLongTermDoes() => Prop.ForAll(Starts, Arb.From(Gen.Choose(1, 24)), Arb.From(Gen.Choose(1, 30)), (start, months, times) =>
    {
        ContractTerms terms = Agreements.Business(months, months);
        ContractTerm term = ContractTerm.First(start, terms);
        for (int i = 1; i < times; i++)
        {
            ContractTerm next = term.Next(terms)!;
            Assert.Equal((term.End!.Value.AddDays(1), term.Number + 1), (next.From, next.Number));
            term = next;
        }

        Assert.Equal(ContractTerm.First(start, Agreements.Business(months * times)).End, term.End);
        Assert.Equal(term.End, ContractTerm.First(start, terms).ExtendedBy(months * (times - 1) is var more && more > 0 ? more : 0).End);
    });

    [Property(MaxTest = 500)]
    public Property Months_OfOneAnchor_FollowEachOtherWithoutGap() => Prop.ForAll(Starts, Arb.From(Gen.Choose(0, 400)), (start, months) =>
    {
        DateOnly end = ContractDates.End(start, months);
        DateOnly next = ContractDates.End(start, months + 1);
        Assert.True(next > end && next.DayNumber - end.DayNumber is >= 28 and <= 31);
        Assert.Equal(end.AddDays(1), ContractDates.Begin(start, months));
        Assert.True(end.Day == start.Day - 1 || end == ContractDates.EndOfMonth(end));
    });

    [Property(MaxTest = 500)]
    public Property Cancellation_NeverTakesEffectBeforeItsNoticeIsOver() => Prop.ForAll(Starts, Terms, Arb.From(Gen.Choose(0, 2000)), (start, terms, days) =>
    {
        DateOnly received = start.AddDays(days);
        ContractTerm term = TermOn(start, terms, received);
        DateOnly last = ContractDates.CancelledTo(terms, term, received);
        Assert.True(last >= ContractDates.NoticeOver(terms.Notice, received), $"{received}: {last}");
        Assert.True(last >= ContractTerm.First(start, terms).End.GetValueOrDefault(last), "A first term is kept.");
        Assert.True(ContractDates.CancelledTo(terms, TermOn(start, terms, received.AddDays(1)), received.AddDays(1)) >= last, "Who cancels later does not leave earlier.");
    });

    [Property(MaxTest = 500)]
    public Property LastNoticeDay_IsTheLastOneThatIsInTime() => Prop.ForAll(Starts, Arb.From(Gen.Choose(0, 12)), Arb.From(Gen.Elements(NoticeUnit.Days, NoticeUnit.Months)), (end, length, unit) =>
    {
        NoticePeriod notice = new(length, unit, NoticeTo.EndOfTerm);
        DateOnly last = ContractDates.LastNoticeDay(notice, end);
        Assert.True(ContractDates.NoticeOver(notice, last) <= end);
        Assert.True(ContractDates.NoticeOver(notice, last.AddDays(1)) > end);
    });

    private static Arbitrary<DateOnly> Starts { get; } = Arb.From(Gen.Choose(0, 8000).Select(days => new DateOnly(2015, 1, 1).AddDays(days)));

    private static Arbitrary<ContractTerms> Terms { get; } = Arb.From(
        from minimum in Gen.Choose(0, 36)
        from renewal in Gen.Choose(0, 24)
        from length in Gen.Choose(0, 6)
        from unit in Gen.Elements(NoticeUnit.Days, NoticeUnit.Months)
        from to in Gen.Elements(NoticeTo.AnyDay, NoticeTo.EndOfMonth)
        select renewal == 0
            ? Agreements.Consumer(minimum) with { Notice = new NoticePeriod(length, unit, to) }
            : Agreements.Business(Math.Max(1, minimum), renewal) with { Notice = new NoticePeriod(length, unit, NoticeTo.EndOfTerm) });

    private static ContractTerm TermOn(DateOnly start, ContractTerms terms, DateOnly date)
    {
        ContractTerm term = ContractTerm.First(start, terms);
        while (term.End < date)
        {
            term = term.Next(terms)!;
        }

        return term;
    }
}
