namespace LeadToCash.Local.Storage.Filters;

/// <summary>An end of a range of keys.</summary>
internal readonly record struct KeyBound(string Key, bool Inclusive);

/// <summary>The keys that a filter leaves possible, as a range; null ends are open.</summary>
internal readonly record struct KeyRange(KeyBound? Low, KeyBound? High)
{
    public static KeyRange All => default;

    /// <summary>The one key of a range that has no other.</summary>
    public string? Single => Low is { Inclusive: true } low && High is { Inclusive: true } high && string.Equals(low.Key, high.Key, StringComparison.Ordinal)
        ? low.Key
        : null;

    /// <summary>The range of <paramref name="key"/> (a key property's name) outside which no entity can satisfy the filter.</summary>
    public static KeyRange Of(FilterNode? node, string key) => node switch
    {
        FilterNode.And and => Both(Of(and.Left, key), Of(and.Right, key)),
        FilterNode.Or or => Either(Of(or.Left, key), Of(or.Right, key)),
        FilterNode.Compare { Value: string value } compare when string.Equals(compare.Property, key, StringComparison.Ordinal) =>
            Of(compare.Comparison, value),
        _ => All,
    };

    private static KeyRange Of(Comparison comparison, string value) => comparison switch
    {
        Comparison.Equal => new(new(value, true), new(value, true)),
        Comparison.Less => new(null, new(value, false)),
        Comparison.LessOrEqual => new(null, new(value, true)),
        Comparison.Greater => new(new(value, false), null),
        Comparison.GreaterOrEqual => new(new(value, true), null),
        _ => All,
    };

    private static KeyRange Both(KeyRange a, KeyRange b) => new(
        a.Low is null ? b.Low : b.Low is null || CompareLow(a.Low.Value, b.Low.Value) >= 0 ? a.Low : b.Low,
        a.High is null ? b.High : b.High is null || CompareHigh(a.High.Value, b.High.Value) <= 0 ? a.High : b.High);

    private static KeyRange Either(KeyRange a, KeyRange b) => new(
        a.Low is null || b.Low is null ? null : CompareLow(a.Low.Value, b.Low.Value) <= 0 ? a.Low : b.Low,
        a.High is null || b.High is null ? null : CompareHigh(a.High.Value, b.High.Value) >= 0 ? a.High : b.High);

    /// <summary>Which starts later.</summary>
    private static int CompareLow(KeyBound a, KeyBound b) =>
        Utf8Order.Compare(a.Key, b.Key) is not 0 and var order ? order : b.Inclusive.CompareTo(a.Inclusive);

    /// <summary>Which ends later.</summary>
    private static int CompareHigh(KeyBound a, KeyBound b) =>
        Utf8Order.Compare(a.Key, b.Key) is not 0 and var order ? order : a.Inclusive.CompareTo(b.Inclusive);
}
