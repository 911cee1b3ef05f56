using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.Insights;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Tests.Calendar;
using LeadToCash.Tests.LeadToOpportunity;

namespace LeadToCash.Tests.Insights;

/// <summary>The figures of sales follow from the log, whatever order it comes in.</summary>
public sealed class SalesCalculatorTests
{
    private static readonly string?[] Reps = [Sales.Anna, "ben@leadtocash.example", null];
    private static readonly SalesMonth March = SalesMonth.Of(BusinessCalendarTests.Bavaria, new DateOnly(2026, 3, 1));

    [Property(Arbitrary = [typeof(Logs)], MaxTest = 200)]
    public void Figures_AreTheSame_WhateverOrderAndRepetition(SalesStory story, int seed)
    {
        List<LoggedSale> log = story.Log();
        List<LoggedSale> shuffled = [.. log.Concat(log.Where((_, index) => index % 3 == 0)).OrderBy(entry => HashCode(entry, seed))];

        foreach (SalesMonth month in Months())
        {
            Assert.Equal(Json(SalesCalculator.Of(SalesLog.Records(log), month)), Json(SalesCalculator.Of(SalesLog.Records(shuffled), month)));
        }
    }

    [Property(Arbitrary = [typeof(Logs)], MaxTest = 200)]
    public void Total_IsTheSumOverReps_AndOfTheMonthsOfTheRecords(SalesStory story)
    {
        IReadOnlyList<SalesRecord> records = SalesLog.Records(story.Log());
        foreach (SalesMonth month in Months())
        {
            SalesFigures figures = SalesCalculator.Of(records, month);
            IReadOnlyList<MonthlySales> reps = [.. figures.Reps.Select(rep => rep.Sales)];
            Assert.Equal(figures.Total.Quotes, reps.Sum(rep => rep.Quotes));
            Assert.Equal(figures.Total.Released, reps.Sum(rep => rep.Released));
            Assert.Equal(figures.Total.WinRate.Won, reps.Sum(rep => rep.WinRate.Won));
            Assert.Equal(figures.Total.WinRate.N, reps.Sum(rep => rep.WinRate.N));
            Assert.Equal(figures.Total.Quotes, figures.Total.WinRate.N + figures.Total.WinRate.Open);
            Assert.Equal(figures.Total.RequestToRelease.N, reps.Sum(rep => rep.RequestToRelease.N));
            Assert.Equal(Sum(figures.Total, error => error.Forecast), reps.Sum(rep => Sum(rep, error => error.Forecast)));
            Assert.Equal(Sum(figures.Total, error => error.Closed), reps.Sum(rep => Sum(rep, error => error.Closed)));
            Assert.Equal(
                Json(figures), Json(SalesCalculator.Of([.. records.Where(record => record.Months(BusinessCalendarTests.Bavaria).Contains(month.First))], month)));
        }
    }

    [Property(Arbitrary = [typeof(Logs)], MaxTest = 200)]
    public void Closed_OverAllMonths_IsAllThatWasSold(SalesStory story)
    {
        IReadOnlyList<SalesRecord> records = SalesLog.Records(story.Log());
        decimal sold = records.Sum(record => record.Positions.LastOrDefault(position => position.Status == OpportunityStatus.Won)?.Value?.Amount ?? 0);

        Assert.Equal(sold, Months().Sum(month => Sum(SalesCalculator.Of(records, month).Total, error => error.Closed)));
    }

    [Property]
    [Trait("Scenario", "C7")]
    public void Forecast_OfMonthsRepsAndStages_AddsUp(PositiveInt[] values, int seed)
    {
        OpenDeal[] deals =
        [
            .. values.Select((value, index) => new OpenDeal(
                Reps[(uint)(index + seed) % 3], Sales.Process.Stages[index % 3].Id, Sales.Process.Stages[index % 3].Probability,
                Money.Of(value.Get / 7m, index % 5 == 0 ? "USD" : "EUR"), index % 4 == 0 ? null : new DateOnly(2026, (index % 6) + 1, 15))),
        ];
        foreach (CurrencyForecast forecast in PipelineForecast.Of(deals))
        {
            foreach (IReadOnlyList<ForecastPart> parts in (IReadOnlyList<ForecastPart>[])[forecast.Months, forecast.Reps, forecast.Stages])
            {
                Assert.Equal(forecast.Total.Deals, parts.Sum(part => part.Sum.Deals));
                Assert.Equal(forecast.Total.Weighted, Money.Sum(parts.Select(part => part.Sum.Weighted), forecast.Currency));
                Assert.Equal(forecast.Total.Value, Money.Sum(parts.Select(part => part.Sum.Value), forecast.Currency));
            }
        }
    }

    [Fact]
    [Trait("Scenario", "C7")]
    public void Forecast_Of10And40And70Percent_Is44000()
    {
        OpenDeal[] deals = [Deal("new", 10, 100_000, "EUR"), Deal("quoted", 40, 50_000, "EUR"), Deal("negotiation", 70, 20_000, "EUR"), Deal("new", 10, 1_000, "USD")];

        IReadOnlyList<CurrencyForecast> forecasts = PipelineForecast.Of(deals);

        Assert.Equal(["EUR", "USD"], forecasts.Select(forecast => forecast.Currency));
        Assert.Equal((Money.Of(44_000, "EUR"), Money.Of(170_000, "EUR")), (forecasts[0].Total.Weighted, forecasts[0].Total.Value));
        Assert.Equal([10_000m, 14_000m, 20_000m], forecasts[0].Stages.Select(stage => stage.Sum.Weighted.Amount).Order());
    }

    [Fact]
    [Trait("Scenario", "D15")]
    public void Month_IsCountedByItsQuotes_AndForecastByWhereItsDealsStoodAtItsStart()
    {
        Opportunity won = Sales.Opened("opp-1").Do(new OpportunityCommand.GiveEstimate(Money.Of(10_000, "EUR"), new DateOnly(2026, 4, 20)), Sales.Monday);
        won = Quoted(won, "q-1", hours: 10, 9_000, until: new DateOnly(2026, 4, 15));
        won = won.Do(Sales.Follow(QuoteMilestone.Accepted, new(2026, 4, 7, 8, 0, 0, TimeSpan.Zero), 9_000, quote: "q-1"), new(2026, 4, 7, 8, 1, 0, TimeSpan.Zero));
        Opportunity declined = Quoted(Sales.Opened("opp-2"), "q-2", hours: 20, 5_000, until: new DateOnly(2026, 4, 30));
        declined = declined.Do(Sales.Follow(QuoteMilestone.Declined, new(2026, 4, 9, 8, 0, 0, TimeSpan.Zero), quote: "q-2"), new(2026, 4, 9, 8, 0, 0, TimeSpan.Zero));
        Opportunity open = Quoted(Sales.Opened("opp-3", Reps[1]), "q-3", hours: 50, 1_000, until: new DateOnly(2026, 5, 2));
        SalesRecord[] records = [.. new[] { won, declined, open }.Select(SalesRecord.Of)];

        SalesFigures march = SalesCalculator.Of(records, March);
        SalesFigures april = SalesCalculator.Of(records, SalesMonth.Of(BusinessCalendarTests.Bavaria, new DateOnly(2026, 4, 1)));

        Assert.Equal((3, 3), (march.Total.Quotes, march.Total.Released));
        Assert.Equal(new CycleTime(20, 3), march.Total.RequestToRelease);
        Assert.Equal(new WinRate(1, 1, 1, new Percentage(50)), march.Total.WinRate);
        Assert.Equal(new CycleTime(15, 2), march.Reps.Single(rep => rep.Rep == Sales.Anna).Sales.RequestToRelease);
        ForecastError error = Assert.Single(april.Total.Forecast);
        Assert.Equal((5_600m, 9_000m, -37.8m), (error.Forecast.Amount, error.Closed.Amount, error.Error!.Value.Value)); // 40 % of 9,000 and of 5,000
    }

    private static Opportunity Quoted(Opportunity opportunity, string quote, int hours, decimal net, DateOnly until) => opportunity
        .Do(Sales.Follow(QuoteMilestone.Requested, Sales.Monday, quote: quote), Sales.Monday)
        .Do(Sales.Follow(QuoteMilestone.Priced, Sales.Monday, net, quote: quote), Sales.Monday)
        .Do(Sales.Follow(QuoteMilestone.Released, Sales.Monday.AddHours(hours), quote: quote, until: until), Sales.Monday.AddHours(hours));

    private static OpenDeal Deal(string stage, decimal probability, decimal value, string currency) =>
        new(Sales.Anna, stage, new Percentage(probability), Money.Of(value, currency), new DateOnly(2026, 4, 1));

    private static IEnumerable<SalesMonth> Months() =>
        Enumerable.Range(0, 9).Select(index => SalesMonth.Of(BusinessCalendarTests.Bavaria, new DateOnly(2026, 1, 1).AddMonths(index)));

    private static decimal Sum(MonthlySales sales, Func<ForecastError, Money> of) => sales.Forecast.Sum(error => of(error).Amount);

    private static string Json(SalesFigures figures) => System.Text.Json.JsonSerializer.Serialize(figures);

    private static int HashCode(LoggedSale entry, int seed) => unchecked((int)((entry.Version * 31) + entry.OpportunityId.Length + (entry.OpportunityId[^1] * 7919)) * (seed | 1));

    /// <summary>Makes logs by deciding random commands, as the case itself would have.</summary>
    private static class Logs
    {
        public static Arbitrary<SalesStory> Stories() => (
            from deals in Gen.Choose(1, 5)
            from steps in Gen.Choose(0, 8).SelectMany(_ => Gen.Choose(0, 999)).ListOf(40)
            select new SalesStory(deals, [.. steps])).ToArbitrary();
    }

    /// <summary>A story of several deals.</summary>
    public sealed record SalesStory(int Deals, IReadOnlyList<int> Steps)
    {
        public List<LoggedSale> Log()
        {
            List<LoggedSale> log = [];
            Dictionary<string, Opportunity> states = [];
            DateTimeOffset at = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
            foreach (int step in Steps)
            {
                at = at.AddHours(step % 97);
                string id = $"opp-{step % Deals}";
                Opportunity? state = states.GetValueOrDefault(id);
                Decision<OpportunityEvent> decision = Opportunity.Decide(state, state is null ? new OpportunityCommand.Open(Sales.Opening(id, Reps[step % 3])) : Command(step, id, at), at);
                foreach (OpportunityEvent @event in decision.Events)
                {
                    state = Opportunity.Apply(state, @event);
                    log.Add(new LoggedSale(id, state.Revision, @event));
                }

                if (state is not null)
                {
                    states[id] = state;
                }
            }

            return log;
        }

        private static OpportunityCommand Command(int step, string id, DateTimeOffset at)
        {
            string quote = $"q-{id}-{step % 2}";
            return (step / 3 % 11) switch
            {
                0 => new OpportunityCommand.GiveEstimate(Money.Of(step * 10, "EUR"), new DateOnly(2026, (step % 8) + 1, 20)),
                1 => new OpportunityCommand.AssignOwner(Reps[step % 2]!, null),
                2 => Sales.MoveTo(Sales.Process.Stages[step % 4].Id),
                3 => new OpportunityCommand.Lose(Sales.Process.LostReasons[0], null),
                4 => new OpportunityCommand.Reopen("again", Sales.Process),
                5 => Sales.Follow(QuoteMilestone.Requested, at, quote: quote, opportunity: id),
                6 => Sales.Follow(QuoteMilestone.Released, at.AddMinutes(-1), quote: quote, until: new DateOnly(2026, (step % 8) + 1, 25), opportunity: id),
                7 => Sales.Follow(QuoteMilestone.Declined, at, quote: quote, opportunity: id),
                8 => Sales.Follow(QuoteMilestone.Accepted, at.AddMinutes(-2), step + 100, quote: quote, opportunity: id),
                _ => Sales.Follow(QuoteMilestone.Priced, at, step * 3, quote: quote, opportunity: id),
            };
        }
    }
}
