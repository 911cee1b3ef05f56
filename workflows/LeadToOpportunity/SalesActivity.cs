namespace LeadToCash.LeadToOpportunity;

/// <summary>Where an activity stands.</summary>
public enum SalesActivityStatus
{
    /// <summary>To be done.</summary>
    Planned,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Called off.</summary>
    Cancelled,
}

/// <summary>Something that a rep plans to do for an opportunity.</summary>
public sealed record SalesActivity
{
    /// <summary>Its name within the opportunity.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its kind: <c>visit</c>, <c>call</c>, <c>mail</c>, <c>task</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>Local date.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Local time, if it has one.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>Where it stands.</summary>
    public SalesActivityStatus Status { get; init; }

    /// <summary>How often it was planned, from 1; each date has one reminder.</summary>
    public int Round { get; init; } = 1;

    /// <summary>When the reminder of the present date went out, UTC; null before.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When it was done or called off, UTC.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }
}
