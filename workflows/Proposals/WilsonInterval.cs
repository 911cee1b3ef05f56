namespace LeadToCash.Proposals;

/// <summary>
/// The interval of a rate that holds in small samples too: Wilson's score interval (E. B. Wilson, Probable inference, the law of succession, and
/// statistical inference, JASA 22, 1927, 209–212).
/// </summary>
public static class WilsonInterval
{
    /// <summary>The interval; all from 0 to 1 where there is nothing to count.</summary>
    /// <param name="successes">0 or more.</param>
    /// <param name="trials">No fewer than the successes.</param>
    public static Interval Of(long successes, long trials)
    {
        if (trials == 0)
        {
            return new Interval(0, 1);
        }

        double rate = (double)successes / trials;
        double square = Interval.Z * Interval.Z;
        double centre = rate + (square / (2 * trials));
        double half = Interval.Z * Math.Sqrt(((rate * (1 - rate)) + (square / (4 * trials))) / trials);
        double width = 1 + (square / trials);
        return new Interval(Math.Max(0, (centre - half) / width), Math.Min(1, (centre + half) / width));
    }
}
