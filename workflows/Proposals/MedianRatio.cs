namespace LeadToCash.Proposals;

/// <summary>The median ratio of won deals, with an interval that assumes nothing of how they are spread.</summary>
/// <param name="Value">In thousandths; between two where they are even in number.</param>
/// <param name="Lower">Lower end of at least 95 %; null with fewer than six deals, which say too little for any.</param>
/// <param name="Upper">Upper end.</param>
public sealed record MedianRatio(decimal Value, int? Lower, int? Upper)
{
    private const double Tail = 0.025;

    /// <summary>
    /// Of the won deals. The ends are order statistics: the one at rank l from either side, with l the largest rank for which fewer than l of n tosses of
    /// a coin are heads in at most 2.5 % (H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No deal was won.</exception>
    public static MedianRatio Of(RatioHistogram deals)
    {
        decimal value = (deals.WonAt((deals.Won + 1) / 2) + deals.WonAt((deals.Won / 2) + 1)) / 2m;
        long rank = Rank(deals.Won);
        return rank == 0 ? new MedianRatio(value, null, null) : new MedianRatio(value, deals.WonAt(rank), deals.WonAt(deals.Won + 1 - rank));
    }

    /// <summary>The rank; 0 where there is none.</summary>
    internal static long Rank(long deals)
    {
        double logTerm = -deals * Math.Log(2); // of no heads at all
        double sum = Math.Exp(logTerm);
        long rank = 0;
        while (sum <= Tail && rank < deals)
        {
            rank++;
            logTerm += Math.Log((double)(deals - rank + 1) / rank);
            sum += Math.Exp(logTerm);
        }

        return rank;
    }
}
