using LeadToCash.Insights;

namespace LeadToCash.LeadToOpportunity;

/// <summary>An opportunity in a list.</summary>
public sealed record OpportunityCard
{
    /// <summary>Case id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Company, or person where there is none.</summary>
    public required string Customer { get; init; }

    /// <summary>Sign-in name of the rep; null while nobody has taken it.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it came from.</summary>
    public required OpportunitySource Source { get; init; }

    /// <summary>Open, won or lost.</summary>
    public required OpportunityStatus Status { get; init; }

    /// <summary>Its stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Since when it is there, UTC.</summary>
    public required DateTimeOffset StageSince { get; init; }

    /// <summary>Of being won.</summary>
    public required Percentage Probability { get; init; }

    /// <summary>Expected net, or what was sold; null if unknown.</summary>
    public Money? Value { get; init; }

    /// <summary>Expected local date; null if unknown.</summary>
    public DateOnly? CloseOn { get; init; }

    /// <summary>When it was won or lost, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Local date of the next activity; null if none is planned.</summary>
    public DateOnly? NextActivityOn { get; init; }

    /// <summary>Of an opportunity.</summary>
    public static OpportunityCard Of(Opportunity opportunity) => new()
    {
        Id = opportunity.Id,
        Title = opportunity.Title,
        Customer = opportunity.Customer.Company ?? opportunity.Customer.Name,
        Owner = opportunity.Owner,
        Source = opportunity.Source,
        Status = opportunity.Status,
        Stage = opportunity.Stage,
        StageSince = opportunity.StageSince,
        Probability = opportunity.Probability,
        Value = opportunity.Sold ?? opportunity.Expected.Value,
        CloseOn = opportunity.Expected.CloseOn,
        ClosedAt = opportunity.ClosedAt,
        NextActivityOn = opportunity.OpenActivities().Select(activity => (DateOnly?)activity.DueOn).Min(),
    };

    /// <summary>As the forecast sees it.</summary>
    public OpenDeal ToDeal() => new(Owner, Stage, Probability, Value, CloseOn);
}
