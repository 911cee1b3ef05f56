namespace LeadToCash.Dunning;

/// <summary>The schemes of all customer groups by date; data, not code.</summary>
public sealed class DunningPolicy
{
    private readonly ILookup<string, DunningScheme> _schemes;

    /// <summary>Checks the schemes.</summary>
    /// <exception cref="ArgumentException">A scheme is wrong; says which.</exception>
    public DunningPolicy(IReadOnlyList<DunningScheme> schemes)
    {
        foreach (DunningScheme scheme in schemes)
        {
            bool holds = scheme.Levels.Count > 0
                && scheme.Levels.Select(level => level.Level).SequenceEqual(Enumerable.Range(1, scheme.Levels.Count))
                && scheme.Levels.All(level => level.DaysAfterDue > 0 && level.DaysAfterLast >= 0 && level.TextId.Length > 0 && !(level.Fee?.MinorUnits <= 0))
                && scheme.Levels.Zip(scheme.Levels.Skip(1)).All(pair => pair.First.DaysAfterDue < pair.Second.DaysAfterDue && pair.First.BusinessDays == pair.Second.BusinessDays)
                && !scheme.Minimum.IsNegative;
            if (!holds)
            {
                throw new ArgumentException(
                    $"The levels of '{scheme.Group}' from {scheme.ValidFrom:yyyy-MM-dd} must count from 1 with rising days of one kind, a text each, and no fee of nothing.", nameof(schemes));
            }
        }

        _schemes = schemes.OrderBy(scheme => scheme.ValidFrom).ToLookup(scheme => scheme.Group, StringComparer.Ordinal);
    }

    /// <summary>The scheme of a group for claims due on a day.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public DunningScheme Of(string group, DateOnly dueDate) => _schemes[group].LastOrDefault(scheme => scheme.ValidFrom <= dueDate)
        ?? throw new InvalidOperationException($"No dunning levels are set for '{group}' and claims due on {dueDate:yyyy-MM-dd}.");
}
