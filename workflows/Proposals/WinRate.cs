namespace LeadToCash.Proposals;

/// <summary>How many deals were won in a band of discount.</summary>
/// <param name="From">Discount off the list price from which on it counts, in percent; null for what was sold above the list price.</param>
/// <param name="To">Discount below which it counts; null for no end.</param>
/// <param name="Won">Won deals.</param>
/// <param name="Lost">Lost ones.</param>
/// <param name="Rate">Share of won ones; null where there are none.</param>
/// <param name="Interval">Of the share, 95 %.</param>
public sealed record WinRate(decimal? From, decimal? To, long Won, long Lost, double? Rate, Interval Interval)
{
    private const int Digits = 3;

    /// <summary>The rates of all bands.</summary>
    public static IReadOnlyList<WinRate> Of(RatioHistogram deals, IReadOnlyList<decimal> bands) =>
    [
        .. Enumerable.Range(-1, bands.Count + 1)
            .Select(index => Of(deals, index < 0 ? null : bands[index], index + 1 < bands.Count ? bands[index + 1] : null))
            .Where(rate => rate.From is not null || rate.Won + rate.Lost > 0),
    ];

    private static WinRate Of(RatioHistogram deals, decimal? from, decimal? to)
    {
        var inside = deals.Counts.Where(count => IsIn(100 - (count.Permille / 10m), from, to)).ToList();
        (long won, long lost) = (inside.Sum(count => count.Won), inside.Sum(count => count.Lost));
        return new WinRate(from, to, won, lost, won + lost == 0 ? null : Math.Round((double)won / (won + lost), Digits), WilsonInterval.Of(won, won + lost).Rounded(Digits));
    }

    private static bool IsIn(decimal discount, decimal? from, decimal? to) => (from is null || discount >= from) && (to is null || discount < to);
}
