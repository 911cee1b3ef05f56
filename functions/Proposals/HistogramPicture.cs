using System.Globalization;

namespace LeadToCash.Proposals;

/// <summary>Places for the picture of a sample of deals: bars by discount off the list price, won below and lost above, 640 by 220 units.</summary>
internal sealed class HistogramPicture
{
    public const int Width = 640;
    public const int Height = 220;
    private const int Left = 10;
    private const int Right = 630;
    private const int Top = 20;
    private const int Bottom = 180;
    private const int FewestBins = 8;
    private const int MostBins = 60;
    private const int MaximumLabels = 8;
    private static readonly decimal[] Widths = [0.5m, 1, 2, 5, 10, 20, 50];

    private readonly decimal _first;
    private readonly decimal _width;
    private readonly int _bins;
    private readonly long _highest;
    private readonly Dictionary<int, (long Won, long Lost)> _counts = [];

    public HistogramPicture(IReadOnlyList<RatioCount> sample)
    {
        decimal[] discounts = [.. sample.Select(one => DiscountOf(one.Ratio))];
        (decimal least, decimal most) = (Math.Min(0, discounts.Min()), discounts.Max());
        _width = Widths.FirstOrDefault(width => (most - least) / width < MostBins - 1, Widths[^1] * 2);
        _first = Math.Floor(least / _width) * _width;
        _bins = Math.Max(FewestBins, (int)Math.Floor((most - _first) / _width) + 1);
        foreach (RatioCount one in sample)
        {
            int bin = BinOf(one.Ratio);
            (long won, long lost) = _counts.GetValueOrDefault(bin);
            _counts[bin] = (won + one.Won, lost + one.Lost);
        }

        _highest = Math.Max(1, _counts.Values.Max(count => count.Won + count.Lost));
    }

    /// <summary>Width of a bar, in percent of the list price.</summary>
    public decimal BinWidth => _width;

    /// <summary>Where the base line is.</summary>
    public static int BaseLine => Bottom;

    /// <summary>The bars that are not empty.</summary>
    public IEnumerable<Bar> Bars => _counts.OrderBy(pair => pair.Key).Select(pair =>
    {
        int won = HeightOf(pair.Value.Won);
        int both = HeightOf(pair.Value.Won + pair.Value.Lost);
        return new Bar(X(pair.Key), Math.Max(2, X(pair.Key + 1) - X(pair.Key) - 2), won, both - won);
    });

    /// <summary>Discounts along the base line.</summary>
    public IEnumerable<(string Text, int X)> Labels
    {
        get
        {
            int step = (_bins + MaximumLabels - 1) / MaximumLabels;
            for (int bin = 0; bin < _bins; bin += step)
            {
                yield return (((_first + (bin * _width)) / 100).ToString("0.#%", CultureInfo.InvariantCulture), X(bin));
            }
        }
    }

    /// <summary>Where a ratio is.</summary>
    public int XOf(decimal ratio) => Left + (int)((Right - Left) * ((DiscountOf(ratio) - _first) / _width) / _bins);

    private int BinOf(decimal ratio) => (int)Math.Floor((DiscountOf(ratio) - _first) / _width);

    private int X(int bin) => Left + ((Right - Left) * bin / _bins);

    private int HeightOf(long count) => (int)Math.Ceiling((Bottom - Top) * (decimal)count / _highest);

    private static decimal DiscountOf(decimal ratio) => (1 - ratio) * 100;

    /// <summary>A bar.</summary>
    /// <param name="X">Its left side.</param>
    /// <param name="Width">Its width.</param>
    /// <param name="Won">Height of its lower part.</param>
    /// <param name="Lost">Height of its upper part.</param>
    internal sealed record Bar(int X, int Width, int Won, int Lost);
}
