using System.Globalization;

namespace LeadToCash.Insights;

/// <summary>Places for the picture of a forecast: a pair of bars for each month, all that is expected and its weighted part, 640 by 240 units.</summary>
internal sealed class ForecastPicture
{
    public const int Width = 640;
    public const int Height = 240;
    public const int BaseLine = 196;
    private const int Left = 10;
    private const int Right = 630;
    private const int Top = 34;
    private const int MaximumMonths = 8;
    private const int WidestBar = 70;

    private readonly IReadOnlyList<ForecastPart> _months;
    private readonly decimal _highest;

    /// <param name="months">By date; those after the eighth are not drawn.</param>
    public ForecastPicture(IReadOnlyList<ForecastPart> months)
    {
        _months = [.. months.Take(MaximumMonths)];
        _highest = Math.Max(1, _months.Max(month => month.Sum.Value.Amount));
    }

    /// <summary>The bars.</summary>
    public IEnumerable<ForecastBar> Bars => _months.Select((month, index) =>
    {
        int slot = (Right - Left) / _months.Count;
        int width = Math.Min(WidestBar, slot * 6 / 10);
        return new ForecastBar(
            month, Left + (slot * index) + ((slot - width) / 2), width, Y(month.Sum.Value.Amount), Y(month.Sum.Weighted.Amount), Left + (slot * index) + (slot / 2));
    });

    private int Y(decimal amount) => BaseLine - (int)((BaseLine - Top) * amount / _highest);
}

/// <summary>A month in the picture.</summary>
/// <param name="Month">What it shows.</param>
/// <param name="X">Left edge of both bars.</param>
/// <param name="Width">Their width.</param>
/// <param name="Top">Upper edge of the whole.</param>
/// <param name="WeightedTop">Upper edge of the weighted part.</param>
/// <param name="Middle">Where texts are centred.</param>
internal sealed record ForecastBar(ForecastPart Month, int X, int Width, int Top, int WeightedTop, int Middle)
{
    /// <summary>The month for people; <paramref name="otherwise"/> for deals without a date.</summary>
    public static string NameOf(string? key, string otherwise) =>
        key is null ? otherwise : DateOnly.ParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("MMM yyyy", CultureInfo.CurrentCulture);
}
