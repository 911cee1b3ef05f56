namespace LeadToCash.Feedback;

/// <summary>The three kinds of answer to "would you recommend us?".</summary>
public enum Recommendation
{
    /// <summary>0 to 6: someone has to look after this.</summary>
    Detractor,

    /// <summary>7 or 8.</summary>
    Passive,

    /// <summary>9 or 10.</summary>
    Promoter,
}

/// <summary>What follows from a score.</summary>
public static class SurveyPolicy
{
    /// <summary>Working days that the service lead has.</summary>
    public const int FollowUpWorkingDays = 2;

    /// <summary>Working days after which an unanswered survey is recalled once.</summary>
    public const int ReminderWorkingDays = 3;

    /// <summary>Days that a survey is open.</summary>
    public const int OpenDays = 14;

    /// <summary>The kind of a score.</summary>
    /// <param name="score">0 to 10.</param>
    public static Recommendation KindOf(int score)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 10);
        return score switch
        {
            <= 6 => Recommendation.Detractor,
            <= 8 => Recommendation.Passive,
            _ => Recommendation.Promoter,
        };
    }

    /// <summary>Whether someone has to look after it.</summary>
    public static bool NeedsFollowUp(int score) => KindOf(score) == Recommendation.Detractor;
}
