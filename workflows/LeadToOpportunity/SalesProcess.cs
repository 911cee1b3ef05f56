namespace LeadToCash.LeadToOpportunity;

/// <summary>What must be true before a stage is entered.</summary>
public enum EntryCondition
{
    /// <summary>Every planned activity is done or called off.</summary>
    NoOpenActivity,

    /// <summary>The customer has a quote, or has accepted one.</summary>
    QuoteReleased,

    /// <summary>A value is expected.</summary>
    ValueKnown,

    /// <summary>A date is expected.</summary>
    CloseDateKnown,

    /// <summary>Somebody owns it.</summary>
    OwnerKnown,
}

/// <summary>A step on the way to an order.</summary>
/// <param name="Id">Letters, digits and <c>-</c>.</param>
/// <param name="Name">For people, by language: <c>de</c> and <c>en</c>.</param>
/// <param name="Probability">Of being won, above 0 % and below 100 %.</param>
/// <param name="Enter">What must be true before it is entered, or passed over.</param>
public sealed record SalesStage(string Id, IReadOnlyDictionary<string, string> Name, Percentage Probability, IReadOnlyList<EntryCondition> Enter);

/// <summary>A choice with a name for people.</summary>
/// <param name="Id">Letters, digits and <c>-</c>.</param>
/// <param name="Name">By language: <c>de</c> and <c>en</c>.</param>
public sealed record LostReason(string Id, IReadOnlyDictionary<string, string> Name);

/// <summary>A kind of activity.</summary>
/// <param name="Id">Letters, digits and <c>-</c>.</param>
/// <param name="Name">By language: <c>de</c> and <c>en</c>.</param>
/// <param name="RemindDaysBefore">Working days before the date on which it is reminded, 0 or more.</param>
public sealed record ActivityKind(string Id, IReadOnlyDictionary<string, string> Name, int RemindDaysBefore);

/// <summary>How we sell, as data: the stages in their order, why deals are lost, and what reps do.</summary>
/// <param name="Stages">At least one.</param>
/// <param name="OnQuoteReleased">Stage that an earlier one moves on to when a quote is released; null for none.</param>
/// <param name="LostReasons">At least one.</param>
/// <param name="ActivityKinds">At least one.</param>
public sealed record SalesProcess(
    IReadOnlyList<SalesStage> Stages, string? OnQuoteReleased, IReadOnlyList<LostReason> LostReasons, IReadOnlyList<ActivityKind> ActivityKinds)
{
    /// <summary>The stage under an id; null if there is none.</summary>
    public SalesStage? Stage(string? id) => Stages.FirstOrDefault(stage => stage.Id == id);

    /// <summary>Whether a stage comes after another one; one that is no longer there comes before all.</summary>
    public bool IsLater(string stage, string than) => IndexOf(stage) > IndexOf(than);

    /// <summary>What does not hold of all that must before an opportunity enters a stage: its own conditions and those of the stages that it passes over; nothing when it goes back.</summary>
    public IReadOnlyList<EntryCondition> Unmet(Opportunity opportunity, string stage) => IsLater(stage, opportunity.Stage)
        ? [.. Stages.Take(IndexOf(stage) + 1).Skip(IndexOf(opportunity.Stage) + 1).SelectMany(before => before.Enter).Distinct().Where(condition => !Holds(opportunity, condition))]
        : [];

    private int IndexOf(string id)
    {
        for (int i = 0; i < Stages.Count; i++)
        {
            if (Stages[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Holds(Opportunity opportunity, EntryCondition condition) => condition switch
    {
        EntryCondition.NoOpenActivity => !opportunity.OpenActivities().Any(),
        EntryCondition.QuoteReleased => opportunity.Quotes.Any(quote => quote.Status is QuoteMilestone.Released or QuoteMilestone.Accepted),
        EntryCondition.ValueKnown => opportunity.Expected.Value is not null,
        EntryCondition.CloseDateKnown => opportunity.Expected.CloseOn is not null,
        EntryCondition.OwnerKnown => opportunity.Owner is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Nobody checks this condition."),
    };
}
