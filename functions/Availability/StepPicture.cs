using System.Globalization;
using System.Text;

namespace LeadToCash.Availability;

/// <summary>Places for the picture of a warehouse's coming availability: steps over time, 640 by 200 units.</summary>
internal sealed class StepPicture
{
    public const int Width = 640;
    public const int Height = 200;
    private const int Left = 10;
    private const int Right = 630;
    private const int Top = 34;
    private const int Bottom = 160;
    private const int MaximumLabels = 6;
    private const int LabelGap = 78;

    private readonly IReadOnlyList<AvailabilityStep> _steps;
    private readonly DateOnly _first;
    private readonly int _days;
    private readonly decimal _highest;

    public StepPicture(IReadOnlyList<AvailabilityStep> steps)
    {
        _steps = steps;
        _first = steps[0].Date;
        _days = Math.Max(28, (steps[^1].Date.DayNumber - _first.DayNumber) + 7);
        _highest = Math.Max(1, steps.Max(step => step.Quantity));
    }

    /// <summary>The line of the steps, as an SVG path.</summary>
    public string Line => Path(new StringBuilder()).ToString();

    /// <summary>The area under the steps, as an SVG path.</summary>
    public string Area => string.Create(CultureInfo.InvariantCulture, $"{Line} V {Bottom} H {Left} Z");

    /// <summary>Where the base line is.</summary>
    public static int BaseLine => Bottom;

    /// <summary>The steps that have room for a label.</summary>
    public IEnumerable<(AvailabilityStep Step, int X, int Y)> Labels
    {
        get
        {
            int next = int.MinValue;
            int shown = 0;
            foreach (AvailabilityStep step in _steps)
            {
                if (X(step.Date) >= next && shown < MaximumLabels)
                {
                    shown++;
                    next = X(step.Date) + LabelGap;
                    yield return (step, X(step.Date), Y(step.Quantity));
                }
            }
        }
    }

    private int X(DateOnly date) => Left + (int)((long)(Right - Left) * (date.DayNumber - _first.DayNumber) / _days);

    private int Y(decimal quantity) => Bottom - (int)((Bottom - Top) * quantity / _highest);

    private StringBuilder Path(StringBuilder path)
    {
        path.Append(CultureInfo.InvariantCulture, $"M {X(_first)} {Y(_steps[0].Quantity)}");
        foreach (AvailabilityStep step in _steps.Skip(1))
        {
            path.Append(CultureInfo.InvariantCulture, $" H {X(step.Date)} V {Y(step.Quantity)}");
        }

        return path.Append(CultureInfo.InvariantCulture, $" H {Right}");
    }
}
