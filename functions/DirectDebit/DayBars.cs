using System.Globalization;

namespace LeadToCash.DirectDebit;

/// <summary>What is to be collected, as a bar for each day; at most ten days.</summary>
internal sealed class DayBars
{
    public const int Width = 640;
    public const int Height = 150;
    public const int BaseLine = 110;

    private const int MostDays = 10;
    private const int Left = 10;
    private const int Tallest = 85;

    private readonly (DateOnly Day, Money Sum)[] _days;

    public DayBars(IEnumerable<(DateOnly Day, Money Amount)> collections) => _days =
        [.. collections.GroupBy(one => one.Day).OrderBy(group => group.Key).Take(MostDays).Select(group => (group.Key, Money.Sum(group.Select(one => one.Amount), "EUR")))];

    /// <summary>Whether there is anything to show.</summary>
    public bool IsEmpty => _days.Length == 0;

    /// <summary>The bars from the left.</summary>
    public IEnumerable<(int X, int Y, int BarWidth, string Day, string Sum)> Bars()
    {
        int slot = (Width - (2 * Left)) / Math.Max(_days.Length, 4);
        long most = Math.Max(1, _days.Max(day => day.Sum.MinorUnits));
        for (int i = 0; i < _days.Length; i++)
        {
            int height = (int)(_days[i].Sum.MinorUnits * Tallest / most);
            yield return (Left + (i * slot) + 6, BaseLine - height, slot - 12, _days[i].Day.ToString("d MMM", CultureInfo.CurrentCulture), _days[i].Sum.Amount.ToString("N0", CultureInfo.CurrentCulture));
        }
    }

    /// <summary>The same in words.</summary>
    public string Described => string.Join(", ", _days.Select(day => $"{day.Day.ToString("d MMM", CultureInfo.CurrentCulture)} {day.Sum.ToString(CultureInfo.CurrentCulture)}"));
}
