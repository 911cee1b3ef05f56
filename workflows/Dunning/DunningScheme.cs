namespace LeadToCash.Dunning;

/// <summary>How customers of a group are reminded.</summary>
/// <param name="Group">Customer group.</param>
/// <param name="ValidFrom">First due date for which it holds.</param>
/// <param name="Minimum">No letter goes out for a total of this or less.</param>
/// <param name="Levels">By level, from 1 upwards.</param>
public sealed record DunningScheme(string Group, DateOnly ValidFrom, Money Minimum, IReadOnlyList<DunningLevel> Levels);
