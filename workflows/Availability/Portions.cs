namespace LeadToCash.Availability;

/// <summary>Cuts and joins portions. Their order is by date.</summary>
public static class Portions
{
    /// <summary>The earliest portions, up to a quantity.</summary>
    public static IReadOnlyList<Portion> Earliest(IEnumerable<Portion> portions, decimal quantity) => Cut(portions.OrderBy(portion => portion.Date), quantity);

    /// <summary>The latest portions, up to a quantity.</summary>
    public static IReadOnlyList<Portion> Latest(IEnumerable<Portion> portions, decimal quantity) =>
        [.. Cut(portions.OrderByDescending(portion => portion.Date), quantity).OrderBy(portion => portion.Date)];

    /// <summary>The first pieces keep a place, the others get a new one.</summary>
    public static IReadOnlyList<Portion> Placed(IReadOnlyList<Portion> portions, decimal kept, long keptPlace, long newPlace)
    {
        List<Portion> placed = [];
        foreach (Portion portion in portions)
        {
            decimal old = Math.Min(kept, portion.Quantity);
            kept -= old;
            placed.AddRange(new[] { portion with { Quantity = old, Place = keptPlace }, portion with { Quantity = portion.Quantity - old, Place = newPlace } }
                .Where(part => part.Quantity > 0));
        }

        return placed;
    }

    /// <summary>By date, with those of one date, one place and one kind as one.</summary>
    public static IReadOnlyList<Portion> Joined(IEnumerable<Portion> portions) =>
    [
        .. portions.GroupBy(portion => (portion.Date, portion.Firm, portion.Place))
            .Select(group => new Portion(group.Sum(portion => portion.Quantity), group.Key.Date, group.Key.Firm, group.Key.Place))
            .OrderBy(portion => portion.Date).ThenBy(portion => portion.Place),
    ];

    private static List<Portion> Cut(IEnumerable<Portion> portions, decimal quantity)
    {
        List<Portion> cut = [];
        foreach (Portion portion in portions)
        {
            decimal taken = Math.Min(quantity, portion.Quantity);
            quantity -= taken;
            if (taken > 0)
            {
                cut.Add(portion with { Quantity = taken });
            }
        }

        return cut;
    }
}
