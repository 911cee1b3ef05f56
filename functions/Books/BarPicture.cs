using System.Globalization;

namespace LeadToCash.Books;

/// <summary>Places for bars that are filled in part, 640 by 240 units.</summary>
internal sealed class BarPicture
{
    public const int Width = 640;
    public const int Height = 240;
    public const int BaseLine = 196;
    private const int Left = 10;
    private const int Right = 630;
    private const int Top = 34;
    private const int WidestBar = 70;
    private const int MostLabels = 8;

    private readonly IReadOnlyList<BarShare> _shares;
    private readonly decimal _highest;

    /// <param name="shares">From left to right; at most 60 are drawn.</param>
    public BarPicture(IReadOnlyList<BarShare> shares)
    {
        _shares = [.. shares.Take(60)];
        _highest = Math.Max(0.01m, _shares.Select(share => share.Whole.Amount).DefaultIfEmpty().Max());
    }

    /// <summary>The bars; every so-manieth has its texts, so that they don't run into each other.</summary>
    public IEnumerable<Bar> Bars => _shares.Select((share, index) =>
    {
        decimal slot = (decimal)(Right - Left) / _shares.Count;
        int width = (int)Math.Max(2, Math.Min(WidestBar, slot * 6 / 10));
        int middle = (int)(Left + (slot * index) + (slot / 2));
        bool isLabelled = index % (((_shares.Count - 1) / MostLabels) + 1) == 0;
        return new Bar(share, middle - (width / 2), width, Y(share.Whole.Amount), Y(share.Filled.Amount), middle, isLabelled);
    });

    /// <summary>The amount, short.</summary>
    public static string Short(Money amount) => amount.Amount switch
    {
        >= 1_000_000 => (amount.Amount / 1_000_000).ToString("0.#", CultureInfo.CurrentCulture) + " M",
        >= 10_000 => (amount.Amount / 1_000).ToString("0", CultureInfo.CurrentCulture) + " k",
        _ => amount.Amount.ToString("N2", CultureInfo.CurrentCulture),
    };

    private static int Clamped(decimal amount) => (int)Math.Max(0, amount);

    private int Y(decimal amount) => BaseLine - Clamped((BaseLine - Top) * amount / _highest);
}

/// <summary>What a bar shows.</summary>
/// <param name="Label">Under it.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Filled">The filled part.</param>
public sealed record BarShare(string Label, Money Whole, Money Filled);

/// <summary>A bar in its place.</summary>
public sealed record Bar(BarShare Share, int X, int Width, int Top, int FilledTop, int Middle, bool IsLabelled);
