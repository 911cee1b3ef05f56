using System.Globalization;

namespace LeadToCash.Feedback;

/// <summary>Places for the picture of satisfaction: a bar for each month on a scale from 0 to 100 %, 640 by 240 units.</summary>
internal sealed class SatisfactionPicture(IReadOnlyList<MonthlySatisfaction> months)
{
    public const int Width = 640;
    public const int Height = 240;
    public const int BaseLine = 196;
    public const int Top = 34;
    private const int Left = 10;
    private const int Right = 630;
    private const int MaximumMonths = 12;
    private const int WidestBar = 60;

    private readonly IReadOnlyList<MonthlySatisfaction> _months = [.. months.TakeLast(MaximumMonths)];

    /// <summary>The bars, the last twelve months at most.</summary>
    public IEnumerable<SatisfactionBar> Bars => _months.Select((month, index) =>
    {
        int slot = (Right - Left) / _months.Count;
        int width = Math.Min(WidestBar, slot * 7 / 10);
        int height = (int)((BaseLine - Top) * (month.Figures.Csat ?? 0) / 100);
        return new SatisfactionBar(month, Left + (slot * index) + ((slot - width) / 2), width, BaseLine - height, Left + (slot * index) + (slot / 2));
    });
}

/// <summary>A month in the picture.</summary>
/// <param name="Month">What it shows.</param>
/// <param name="X">Left edge of the bar.</param>
/// <param name="Width">Its width.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Middle">Where texts are centred.</param>
internal sealed record SatisfactionBar(MonthlySatisfaction Month, int X, int Width, int Top, int Middle)
{
    /// <summary>Short name of the month.</summary>
    public string Name => Month.Month.ToString("MMM", CultureInfo.CurrentCulture);

    /// <summary>The share, or a dash without answers.</summary>
    public string Value => Month.Figures.Csat is { } csat ? csat.ToString("0", CultureInfo.CurrentCulture) : "–";
}
