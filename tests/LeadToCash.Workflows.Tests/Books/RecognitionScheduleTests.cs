using LeadToCash.Books;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.Books;

public sealed class RecognitionScheduleTests
{
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly DateTimeOffset At = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Scenario", "F10")]
    public void PrepaidYear_IsEarnedIn12EqualMonths()
    {
        RecognitionSchedule schedule = Opened(1068, new DateOnly(2027, 3, 31));
        Assert.Equal(Enumerable.Repeat(89.00m, 12), schedule.Lines[0].Open.Select(portion => portion.Amount.Amount));
        Assert.Equal(new DateOnly(2026, 4, 30), schedule.NextDate);
        schedule = Tell(schedule, new RecognitionCommand.Recognise(new DateOnly(2026, 12, 31)));
        Assert.Equal((801.00m, 267.00m), (schedule.Lines[0].Recognised.Amount, schedule.Lines[0].Deferred.Amount));
        Assert.Empty(RecognitionSchedule.Decide(schedule, new RecognitionCommand.Recognise(new DateOnly(2026, 12, 31)), At).Events);
        schedule = Tell(schedule, new RecognitionCommand.Recognise(DateOnly.MaxValue));
        Assert.Equal((1068.00m, 0m, (DateOnly?)null), (schedule.Lines[0].Recognised.Amount, schedule.Lines[0].Deferred.Amount, schedule.NextDate));
    }

    [Fact]
    public void PartsOfMonths_CountByTheirDays()
    {
        InvoicePeriod period = new(new DateOnly(2026, 4, 16), new DateOnly(2026, 6, 15));
        Assert.Equal([25m, 50m, 25m], RecognitionPlan.Over(Money.Of(100, "EUR"), period, RevenueSpread.Months).Select(portion => portion.Amount.Amount));
        Assert.Equal([24.59m, 50.82m, 24.59m], RecognitionPlan.Over(Money.Of(100, "EUR"), period, RevenueSpread.Days).Select(portion => portion.Amount.Amount));
    }

    [Fact]
    [Trait("Scenario", "F10")]
    public void CreditNote_WhenMonthsAreEarned_TakesWhatIsNotEarnedFirst()
    {
        RecognitionSchedule schedule = Tell(Opened(1068, new DateOnly(2027, 3, 31)), new RecognitionCommand.Reduce("cn-1", new DateOnly(2026, 10, 1), [new LineAmount(1, Money.Of(600, "EUR"))]));
        LineReduction reduction = Assert.Single(Assert.Single(schedule.Reductions).Lines);
        Assert.Equal((534.00m, 66.00m), (reduction.Deferred.Amount, reduction.Recognised.Amount)); // April to September were earned, run or not
        Assert.Equal((468.00m, 0m, (DateOnly?)null), (schedule.Lines[0].Recognised.Amount, schedule.Lines[0].Deferred.Amount, schedule.NextDate));
    }

    [Fact]
    public void CreditNote_OfAPart_LeavesTheRestSpreadAsBefore()
    {
        RecognitionSchedule schedule = Tell(Opened(1068, new DateOnly(2027, 3, 31)), new RecognitionCommand.Reduce("cn-1", new DateOnly(2026, 10, 1), [new LineAmount(1, Money.Of(267, "EUR"))]));
        Assert.Equal(Enumerable.Repeat(44.50m, 6), schedule.Lines[0].Open.Select(portion => portion.Amount.Amount));
        Assert.Empty(RecognitionSchedule.Decide(schedule, new RecognitionCommand.Reduce("cn-1", new DateOnly(2026, 10, 2), [new LineAmount(1, Money.Of(267, "EUR"))]), At).Events);
    }

    private static RecognitionSchedule Opened(decimal net, DateOnly to)
    {
        InvoiceIssued issued = Ledgers.Issued(April, null, Ledgers.Line(net, new InvoicePeriod(April, to)));
        ScheduleOpened opened = InvoiceRevenue.Schedule("inv-1", Invoice.Apply(null, issued), "main", Ledgers.Accounts.On(April))!;
        return RecognitionSchedule.Apply(null, opened);
    }

    private static RecognitionSchedule Tell(RecognitionSchedule schedule, RecognitionCommand command) =>
        RecognitionSchedule.Decide(schedule, command, At).Events.Aggregate(schedule, RecognitionSchedule.Apply);
}
