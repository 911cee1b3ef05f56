namespace LeadToCash.Feedback;

/// <summary>How customers found ordering: the share of 4 and 5 of 5, never an average, with what it rests on.</summary>
/// <param name="Asked">How many were asked.</param>
/// <param name="Answers">How many answered.</param>
/// <param name="Satisfied">How many said 4 or 5.</param>
/// <param name="Scores">How many said 1, 2, 3, 4 and 5.</param>
public sealed record Satisfaction(long Asked, long Answers, long Satisfied, IReadOnlyList<long> Scores)
{
    /// <summary>Percent of the answers that are 4 or 5, to one digit after the point, half away from zero; null without answers.</summary>
    public decimal? Csat => Rate(Satisfied, Answers);

    /// <summary>Percent of those asked that answered, rounded alike; null when nobody was asked.</summary>
    public decimal? ResponseRate => Rate(Answers, Asked);

    /// <summary>Of counted scores.</summary>
    /// <param name="asked">How many were asked.</param>
    /// <param name="scores">How many said 1, 2, 3, 4 and 5.</param>
    public static Satisfaction Of(long asked, IReadOnlyList<long> scores) =>
        new(asked, scores.Sum(), scores.Where((_, index) => OrderSurvey.IsSatisfied(index + 1)).Sum(), scores);

    /// <summary>Of several together.</summary>
    public static Satisfaction Sum(IEnumerable<Satisfaction> parts)
    {
        Satisfaction[] all = [.. parts];
        return Of(all.Sum(part => part.Asked), [.. Enumerable.Range(0, 5).Select(index => all.Sum(part => part.Scores[index]))]);
    }

    private static decimal? Rate(long part, long whole) => whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}

/// <summary>Those who were asked in a month, and what they answered, also when they did so later.</summary>
/// <param name="Month">First local date of the month.</param>
/// <param name="Figures">What came of it.</param>
public sealed record MonthlySatisfaction(DateOnly Month, Satisfaction Figures);

/// <summary>How ordering was, month by month.</summary>
/// <param name="Total">All months together.</param>
/// <param name="Months">Each month, oldest first; those included in which nobody was asked.</param>
public sealed record SatisfactionReport(Satisfaction Total, IReadOnlyList<MonthlySatisfaction> Months);
