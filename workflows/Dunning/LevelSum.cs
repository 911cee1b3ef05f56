namespace LeadToCash.Dunning;

/// <summary>What the letters of one level come to.</summary>
/// <param name="Level">The level.</param>
/// <param name="Letters">How many.</param>
/// <param name="Asks">What they ask for, in one currency.</param>
public sealed record LevelSum(int Level, int Letters, OpenAmounts Asks)
{
    /// <summary>Sums by level and currency, of letters and of sums.</summary>
    public static IReadOnlyList<LevelSum> Of(IEnumerable<LevelSum> sums) =>
    [
        .. sums.GroupBy(sum => (sum.Level, sum.Asks.Principal.Currency)).OrderBy(group => group.Key.Level).ThenBy(group => group.Key.Currency, StringComparer.Ordinal).Select(group => new LevelSum(
            group.Key.Level,
            group.Sum(sum => sum.Letters),
            new OpenAmounts(
                Money.Sum(group.Select(sum => sum.Asks.Costs), group.Key.Currency),
                Money.Sum(group.Select(sum => sum.Asks.Interest), group.Key.Currency),
                Money.Sum(group.Select(sum => sum.Asks.Principal), group.Key.Currency)))),
    ];

    /// <summary>Sums of items.</summary>
    public static IReadOnlyList<LevelSum> Of(IEnumerable<DunningItem> items) => Of(items.Select(item => new LevelSum(item.Level, 1, item.Asks)));
}
