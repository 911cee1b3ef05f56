namespace LeadToCash.Dunning;

/// <summary>What is to be sent for a claim, and what keeps it back.</summary>
/// <param name="Next">The letter by the claim alone.</param>
/// <param name="Hold">What people keep it back by; null for nothing.</param>
/// <param name="WaitsForRelease">Whether it goes out only with a run that is released.</param>
public sealed record LetterPlan(NextLetter Next, LetterHold? Hold = null, bool WaitsForRelease = false)
{
    /// <summary>Level of the letter; null when none comes by itself.</summary>
    public int? Level => Next switch
    {
        NextLetter.Due due => due.Level.Level,
        NextLetter.Later later => later.Level.Level,
        _ => null,
    };

    /// <summary>Local day on which it is, was or becomes due; null when none comes by itself.</summary>
    public DateOnly? On => Next switch
    {
        NextLetter.Due due => due.Since,
        NextLetter.Later later => later.On,
        _ => null,
    };

    /// <summary>Why none comes by itself; null when one does.</summary>
    public NoLetterReason? Reason => (Next as NextLetter.None)?.Reason;
}
