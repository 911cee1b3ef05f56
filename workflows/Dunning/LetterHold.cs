namespace LeadToCash.Dunning;

/// <summary>People keep letters back. The claim goes on: its days count and its interest runs.</summary>
/// <param name="HoldId">Names the hold for ever.</param>
/// <param name="Level">The letter that is held; those after it wait too, as nobody is to get the last notice before the first. Null for all.</param>
/// <param name="Until">First local day on which letters go out again; null until somebody releases them.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="By">Who holds them: <c>staff:anna</c>.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record LetterHold(string HoldId, int? Level, DateOnly? Until, string Reason, string By, DateTimeOffset At)
{
    /// <summary>Whether it keeps the letter of a level back on a day.</summary>
    public bool Keeps(int level, DateOnly day) => level >= (Level ?? 0) && (Until is null || day < Until);

    /// <summary>Of several holds the one that keeps a letter back longest; null when none does.</summary>
    /// <param name="holds">In any order.</param>
    /// <param name="level">Level of the letter.</param>
    /// <param name="day">Local day.</param>
    public static LetterHold? Longest(IEnumerable<LetterHold> holds, int level, DateOnly day) =>
        holds.Where(hold => hold.Keeps(level, day)).MaxBy(hold => hold.Until ?? DateOnly.MaxValue);
}
