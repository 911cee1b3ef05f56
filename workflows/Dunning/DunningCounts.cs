namespace LeadToCash.Dunning;

/// <summary>How many letters of a run became what.</summary>
public sealed record DunningCounts(int Ready = 0, int Sent = 0, int Held = 0, int Skipped = 0, int Excluded = 0, int Failed = 0)
{
    /// <summary>All of them.</summary>
    public int All => Ready + Sent + Held + Skipped + Excluded + Failed;

    /// <summary>Of items.</summary>
    public static DunningCounts Of(IEnumerable<DunningItem> items)
    {
        ILookup<DunningItemStatus, DunningItem> by = items.ToLookup(item => item.Status);
        return new DunningCounts(
            by[DunningItemStatus.Ready].Count(), by[DunningItemStatus.Sent].Count(), by[DunningItemStatus.Held].Count(), by[DunningItemStatus.Skipped].Count(),
            by[DunningItemStatus.Excluded].Count(), by[DunningItemStatus.Failed].Count());
    }

    /// <summary>Both together.</summary>
    public static DunningCounts operator +(DunningCounts one, DunningCounts other) => new(
        one.Ready + other.Ready, one.Sent + other.Sent, one.Held + other.Held, one.Skipped + other.Skipped, one.Excluded + other.Excluded, one.Failed + other.Failed);
}
