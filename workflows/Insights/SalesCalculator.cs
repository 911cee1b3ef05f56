using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Insights;

/// <summary>
/// Computes a month's figures from dated facts. Quotes count for the rep who owns the opportunity now; a forecast for who owned it at the month's start, and a deal for who
/// owned it when it was won.
/// </summary>
public static class SalesCalculator
{
    /// <summary>The figures of a month. Records that have no part in it change nothing.</summary>
    public static SalesFigures Of(IReadOnlyList<SalesRecord> records, SalesMonth month)
    {
        List<(string? Rep, OpportunityQuote Quote)> quotes =
            [.. records.SelectMany(record => record.Quotes.Where(quote => month.Contains(quote.RequestedAt)).Select(quote => (record.Owner, quote)))];
        List<(string? Rep, Money Weighted)> expected = [.. records.Select(record => Expected(record, month)).OfType<(string?, Money)>()];
        List<(string? Rep, Money Net)> closed = [.. records.SelectMany(record => Closed(record, month))];
        IEnumerable<string?> reps = [.. quotes.Select(one => one.Rep), .. expected.Select(one => one.Rep), .. closed.Select(one => one.Rep)];
        return new SalesFigures(
            month.First,
            Monthly([.. quotes.Select(one => one.Quote)], [.. expected.Select(one => one.Weighted)], [.. closed.Select(one => one.Net)]),
            [
                .. reps.Distinct().OrderBy(rep => rep, StringComparer.Ordinal).Select(rep => new RepSales(rep, Monthly(
                    [.. quotes.Where(one => one.Rep == rep).Select(one => one.Quote)],
                    [.. expected.Where(one => one.Rep == rep).Select(one => one.Weighted)],
                    [.. closed.Where(one => one.Rep == rep).Select(one => one.Net)]))),
            ]);
    }

    private static (string? Rep, Money Weighted)? Expected(SalesRecord record, SalesMonth month) =>
        record.Positions.LastOrDefault(position => position.At < month.Start) is { Status: OpportunityStatus.Open } then
            && month.Contains(then.CloseOn) && then.Weighted() is { } weighted
            ? (then.Owner, weighted)
            : null;

    /// <summary>What was won in the month: of a deal that grew by a second quote, only what came on top.</summary>
    private static IEnumerable<(string? Rep, Money Net)> Closed(SalesRecord record, SalesMonth month)
    {
        Money? before = null;
        foreach (DealPosition won in record.Positions.Where(position => position is { Status: OpportunityStatus.Won, Value: not null }))
        {
            Money gained = before is { } sold ? won.Value!.Value - sold : won.Value!.Value;
            if (month.Contains(won.At) && !gained.IsZero)
            {
                yield return (won.Owner, gained);
            }

            before = won.Value;
        }
    }

    private static MonthlySales Monthly(IReadOnlyList<OpportunityQuote> quotes, IReadOnlyList<Money> expected, IReadOnlyList<Money> closed) => new()
    {
        Quotes = quotes.Count,
        Released = quotes.Count(quote => quote.ReleasedAt is not null),
        RequestToRelease = Median(quotes.Select(quote => quote.ReleasedAt - quote.RequestedAt)),
        RequestToAcceptance = Median(quotes.Select(quote => quote.AcceptedAt - quote.RequestedAt)),
        WinRate = Rate(quotes.Count(quote => quote.AcceptedAt is not null), quotes.Count(quote => quote.AcceptedAt is null && !quote.IsAlive), quotes.Count),
        Forecast =
        [
            .. expected.Concat(closed).Select(amount => amount.Currency).Distinct().Order(StringComparer.Ordinal).Select(currency => Error(
                Money.Sum(expected.Where(amount => amount.Currency == currency), currency),
                Money.Sum(closed.Where(amount => amount.Currency == currency), currency))),
        ],
    };

    private static CycleTime Median(IEnumerable<TimeSpan?> durations)
    {
        List<long> ticks = [.. durations.OfType<TimeSpan>().Select(duration => duration.Ticks).Order()];
        decimal? median = ticks.Count == 0 ? null : (ticks[(ticks.Count - 1) / 2] + (decimal)ticks[ticks.Count / 2]) / 2;
        return new CycleTime(median is { } value ? Math.Round(value / TimeSpan.TicksPerHour, 2, MidpointRounding.AwayFromZero) : null, ticks.Count);
    }

    private static WinRate Rate(int won, int lost, int all) => new(
        won, lost, all - won - lost, won + lost == 0 ? null : new Percentage(Math.Round(100m * won / (won + lost), 1, MidpointRounding.AwayFromZero)));

    private static ForecastError Error(Money forecast, Money closed) =>
        new(forecast.Currency, forecast, closed, closed.IsZero ? null : Percentage.Of(forecast - closed, closed));
}
