namespace LeadToCash.Dunning;

/// <summary>Which letters a run takes.</summary>
/// <param name="Day">Local working day that the letters carry: those that are due by then.</param>
/// <param name="Groups">Dunning groups; empty for all.</param>
/// <param name="Minimum">Least total of a letter, by its number in the invoice's currency; null for none.</param>
/// <param name="CustomerId">Only this customer; null for all.</param>
/// <param name="Level">Only this level; null for all.</param>
public sealed record DunningSelection(DateOnly Day, IReadOnlyList<string> Groups, decimal? Minimum = null, string? CustomerId = null, int? Level = null)
{
    /// <summary>Whether a letter is asked for at all.</summary>
    public bool Takes(DunningItem item) =>
        (Groups.Count == 0 || Groups.Contains(item.Group, StringComparer.Ordinal)) && (CustomerId is null || CustomerId == item.CustomerId) && (Level is null || item.Level == 0 || Level == item.Level);
}
