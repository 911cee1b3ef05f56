namespace LeadToCash.Proposals;

/// <summary>
/// The interval of a lift. For a given share of orders with A, lift = P(B|A) / P(B) rises with the ratio P(B|A) / P(B|not A); so the ends are
/// those of that ratio, carried over. The ratio's are Koopman's score interval (P. A. R. Koopman, Confidence limits for the ratio of two binomial
/// proportions, Biometrics 40, 1984, 513–517; the constrained estimate as in Miettinen and Nurminen, Statistics in Medicine 4, 1985, 213–226): it
/// needs no normal logarithm, keeps its level in small samples, and is there for counts of 0.
/// </summary>
public static class LiftInterval
{
    private const double Largest = 1e12;
    private const int Halvings = 100;

    /// <summary>The interval; from 0 on without an end that means anything where no order has A or none lacks it.</summary>
    /// <param name="counts">How often A and B were ordered.</param>
    public static Interval Of(PairCounts counts)
    {
        if (counts.WithItem == 0 || counts.WithItem == counts.Orders)
        {
            return counts.WithItem == 0 ? new Interval(0, Largest) : new Interval(1, 1);
        }

        double share = (double)counts.WithItem / counts.Orders;
        Sample sample = new(counts.Together, counts.WithItem, counts.WithOther - counts.Together, counts.Orders - counts.WithItem);
        return new Interval(Lift(sample.Lower(), share), Lift(sample.Upper(), share));
    }

    private static double Lift(double ratio, double share) => ratio / ((share * ratio) + 1 - share);

    /// <summary>Two samples: hits among orders with A, and among those without.</summary>
    private sealed record Sample(double Hits, double Size, double OtherHits, double OtherSize)
    {
        private double Ratio => OtherHits == 0 ? (Hits == 0 ? 1 : Largest) : Hits / Size / (OtherHits / OtherSize);

        public double Lower() => Hits == 0 ? 0 : End(1 / Largest, Ratio);

        public double Upper() => OtherHits == 0 ? Largest : End(Math.Max(Ratio, 1 / Largest), Largest, rising: true);

        /// <summary>Where the score reaches the quantile, between the ratio that fits best and one that does not fit at all.</summary>
        private double End(double from, double to, bool rising = false)
        {
            (double low, double high) = (Math.Log(from), Math.Log(to));
            for (int i = 0; i < Halvings; i++)
            {
                double middle = (low + high) / 2;
                bool isInside = Score(Math.Exp(middle)) <= Interval.Z * Interval.Z;
                (low, high) = isInside == rising ? (middle, high) : (low, middle);
            }

            return Math.Exp(low);
        }

        private double Score(double ratio)
        {
            double a = (Size + OtherSize) * ratio;
            double b = (Size * ratio) + Hits + OtherSize + (OtherHits * ratio);
            double root = Math.Sqrt(Math.Max(0, (b * b) - (4 * a * (Hits + OtherHits))));
            double other = 2 * (Hits + OtherHits) / (b + root); // the smaller root, written so that nothing cancels
            double rate = Math.Min(1, other * ratio);
            double variance = (rate * (1 - rate) / Size) + (ratio * ratio * other * (1 - other) / OtherSize);
            double difference = (Hits / Size) - (ratio * OtherHits / OtherSize);
            return difference == 0 ? 0 : difference * difference / variance;
        }
    }
}
