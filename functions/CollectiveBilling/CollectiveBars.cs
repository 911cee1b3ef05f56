using System.Globalization;

namespace LeadToCash.CollectiveBilling;

/// <summary>Places for the picture of what is collected: a bar for each end of a period and currency, 640 by 200 units. Bars of one currency are to scale.</summary>
internal sealed class CollectiveBars
{
    public const int Width = 640;
    public const int Height = 200;
    public const int BaseLine = 165;
    private const int Top = 30;
    private const int Most = 6;
    private const int Widest = 60;

    /// <param name="bills">What is collected; the first six ends are drawn.</param>
    public CollectiveBars(IReadOnlyList<CollectiveBill> bills)
    {
        (DateOnly To, Money Net)[] sums =
        [
            .. bills.GroupBy(bill => (bill.Place.Period.To, bill.Net.Currency)).OrderBy(group => group.Key.To).Take(Most)
                .Select(group => (group.Key.To, Money.Sum(group.Select(bill => bill.Net), group.Key.Currency))),
        ];
        int slot = Width / Math.Max(1, sums.Length);
        Bars = [.. sums.Select((sum, index) => BarOf(sum, sums.Where(other => other.Net.Currency == sum.Net.Currency).Max(other => other.Net.Amount), index, slot))];
    }

    /// <summary>The bars, the nearest end first.</summary>
    public IReadOnlyList<CollectiveBar> Bars { get; }

    private static CollectiveBar BarOf((DateOnly To, Money Net) sum, decimal highest, int index, int slot)
    {
        int height = highest <= 0 ? 1 : Math.Max(1, (int)((BaseLine - Top) * sum.Net.Amount / highest));
        int width = Math.Min(Widest, slot - 8);
        int middle = (slot * index) + (slot / 2);
        return new CollectiveBar(
            middle - (width / 2), BaseLine - height, width, height, middle, sum.To.ToString("d MMM", CultureInfo.CurrentCulture), sum.Net.ToString(CultureInfo.CurrentCulture));
    }
}

/// <summary>The bar of an end of a period.</summary>
internal sealed record CollectiveBar(int X, int Y, int Width, int Height, int Middle, string Label, string Text);
