using System.Globalization;

namespace LeadToCash.Proposals;

/// <summary>A quote that was answered: what was asked for it, and whether it was won. Its last answer counts.</summary>
/// <param name="Date">When it was answered, local.</param>
/// <param name="Won">Accepted; otherwise declined or expired.</param>
/// <param name="CustomerGroup">The customer's group; null if in none.</param>
/// <param name="Lines">What was in it, in one currency.</param>
public sealed record Deal(DateOnly Date, bool Won, string? CustomerGroup, IReadOnlyList<DealLine> Lines)
{
    /// <summary>
    /// The contributions, by partition: one for each item and one for each product group, at the ratio of all its lines there. Lines without a list
    /// price are left out.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Contribution>> Contributions(DiscountRules rules)
    {
        DealLine[] lines = [.. Lines.Where(line => line is { List: > 0, Quantity: > 0, Realised: >= 0 })];
        return lines.Select(line => (partition: DealCell.PartitionOfItem(line.Sku), line))
            .Concat(lines.Where(line => line.Group is not null).Select(line => (partition: DealCell.PartitionOfGroup(line.Group!), line)))
            .GroupBy(pair => pair.partition, pair => pair.line, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Contribution>)[Contribution([.. group], rules)], StringComparer.Ordinal);
    }

    private Contribution Contribution(IReadOnlyList<DealLine> lines, DiscountRules rules)
    {
        decimal ratio = lines.Sum(line => line.Realised * line.Quantity) / lines.Sum(line => line.List * line.Quantity);
        DealCell cell = new(new DateOnly(Date.Year, Date.Month, 1), rules.SizeClassOf(lines.Sum(line => line.Quantity)), CustomerGroup?.ToUpperInvariant() ?? "");
        return new Contribution(cell.Row, DealCell.CounterOf(Won, PriceRatio.Of(ratio)));
    }
}

/// <summary>A line of a deal.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Group">Its product group; null if in none.</param>
/// <param name="Quantity">Above 0.</param>
/// <param name="List">List price of one unit, net, with its options; above 0.</param>
/// <param name="Realised">What one unit was offered for, net.</param>
public sealed record DealLine(string Sku, string? Group, decimal Quantity, decimal List, decimal Realised);

/// <summary>Deals that are counted together: of one month, class of quantity and customer group.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="SizeClass">Class of quantity: <c>5-20</c>.</param>
/// <param name="CustomerGroup">In capital letters; empty for customers in none.</param>
public sealed record DealCell(DateOnly Month, string SizeClass, string CustomerGroup)
{
    private const char Separator = '|';

    /// <summary>Name of its row, in order of time.</summary>
    public string Row => string.Join(Separator, RowFrom(Month), SizeClass, CustomerGroup);

    /// <summary>What the rows of a month and later ones begin at.</summary>
    public static string RowFrom(DateOnly month) => month.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>The cell of a row.</summary>
    public static DealCell Of(string row)
    {
        string[] parts = row.Split(Separator, 3);
        return new DealCell(DateOnly.ParseExact(parts[0] + "01", "yyyyMMdd", CultureInfo.InvariantCulture), parts[1], parts[2]);
    }

    /// <summary>The partition that counts the deals of an item.</summary>
    public static string PartitionOfItem(string sku) => "item:" + Basket.Normal(sku);

    /// <summary>The partition that counts the deals of a product group.</summary>
    public static string PartitionOfGroup(string group) => "group:" + group.Trim().ToUpperInvariant();

    /// <summary>The counter of deals at a ratio: <c>w988</c> for those won at 98.8 %.</summary>
    public static string CounterOf(bool won, int permille) => string.Create(CultureInfo.InvariantCulture, $"{(won ? 'w' : 'l')}{permille}");
}

/// <summary>Realised price over list price, in thousandths.</summary>
public static class PriceRatio
{
    private const int Most = 5_000;

    /// <summary>Rounded half away from zero; from 0 to five times the list price.</summary>
    public static int Of(decimal ratio) => (int)Math.Clamp(Math.Round(ratio * 1_000, MidpointRounding.AwayFromZero), 0, Most);
}
