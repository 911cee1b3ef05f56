namespace LeadToCash.Banking.Matching;

/// <summary>A number that a payer seems to name.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Candidates">How the number may be written by us, the most likely first: one that exists is meant.</param>
/// <param name="IsSure">Whether a word or prefix says what it is; a bare number may be anything.</param>
public sealed record NumberMention(MentionKind Kind, IReadOnlyList<string> Candidates, bool IsSure);

/// <summary>What a number names.</summary>
public enum MentionKind
{
    /// <summary>An invoice.</summary>
    Invoice,

    /// <summary>An order.</summary>
    Order,
}
