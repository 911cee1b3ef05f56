using System.Globalization;

namespace LeadToCash.Reports;

/// <summary>Places for bars by month, one or two of them side by side, 480 by 220 units: twelve months are read on a phone.</summary>
internal sealed class YearPicture
{
    public const int Width = 480;
    public const int Height = 220;
    public const int BaseLine = 190;
    private const int Left = 6;
    private const int Top = 26;
    private const int Months = 12;

    private readonly IReadOnlyList<MonthBars> _months;
    private readonly decimal _highest;

    /// <param name="months">January first.</param>
    public YearPicture(IReadOnlyList<MonthBars> months)
    {
        _months = months;
        _highest = Math.Max(0.01m, months.SelectMany(month => month.Bars).Select(bar => bar.Value).DefaultIfEmpty().Max());
    }

    /// <summary>The highest value, which the picture is as high as.</summary>
    public decimal Highest => _highest;

    /// <summary>Bars with their places.</summary>
    public IEnumerable<PlacedBar> Bars => _months.SelectMany((month, index) => month.Bars.Select((bar, place) =>
    {
        decimal slot = (decimal)(Width - (2 * Left)) / Months;
        decimal width = month.IsStacked ? slot * 0.7m : slot * 0.8m / month.Bars.Count;
        decimal x = Left + (index * slot) + (slot * (month.IsStacked ? 0.15m : 0.1m)) + (month.IsStacked ? 0 : place * width);
        decimal height = Math.Max(0, (BaseLine - Top) * bar.Value / _highest);
        return new PlacedBar(bar, Text(x), Text(BaseLine - height), Text(width), Text(height));
    }));

    /// <summary>The first letter of each month, in its middle.</summary>
    public static IEnumerable<(string X, string Letter)> Letters => Enumerable.Range(0, Months).Select(index => (
        Text(Left + ((decimal)(Width - (2 * Left)) / Months * (index + 0.5m))), CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(index + 1)[..1]));

    private static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>The bars of a month.</summary>
/// <param name="Bars">From left to right, or, stacked, the one in front last.</param>
/// <param name="IsStacked">Whether one stands in front of the other.</param>
public sealed record MonthBars(IReadOnlyList<MonthBar> Bars, bool IsStacked = false);

/// <summary>A bar.</summary>
/// <param name="Value">How high.</param>
/// <param name="Kind">Class of its colour.</param>
/// <param name="Text">What it says, for whoever points at it.</param>
/// <param name="Link">Where it comes from.</param>
public sealed record MonthBar(decimal Value, string Kind, string Text, string Link);

/// <summary>A bar in its place.</summary>
public sealed record PlacedBar(MonthBar Bar, string X, string Y, string Width, string Height);
