namespace LeadToCash.Dunning;

/// <summary>A letter that went out. The level belongs to the claim, not to the customer.</summary>
/// <param name="Level">Which.</param>
/// <param name="Date">Local day.</param>
public sealed record SentLetter(int Level, DateOnly Date);
