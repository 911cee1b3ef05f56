namespace LeadToCash.Catalog;

/// <summary>Something that holds from a date on, until the next of its kind.</summary>
public interface IDated
{
    /// <summary>First local date.</summary>
    DateOnly ValidFrom { get; }
}

/// <summary>Finds what holds on a date.</summary>
public static class Dated
{
    /// <summary>The last that has begun; null before the first.</summary>
    /// <param name="dated">By date, the earliest first, as the catalogue keeps them.</param>
    /// <param name="date">Local date.</param>
    public static T? On<T>(IReadOnlyList<T> dated, DateOnly date)
        where T : class, IDated
    {
        for (int i = dated.Count - 1; i >= 0; i--)
        {
            if (dated[i].ValidFrom <= date)
            {
                return dated[i];
            }
        }

        return null;
    }

    /// <summary>Those of both, by date; where both begin on one date, the added one holds.</summary>
    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> dated, IEnumerable<T> added)
        where T : class, IDated
    {
        SortedDictionary<DateOnly, T> byDate = [];
        foreach (T one in dated.Concat(added))
        {
            byDate[one.ValidFrom] = one;
        }

        return [.. byDate.Values];
    }
}
