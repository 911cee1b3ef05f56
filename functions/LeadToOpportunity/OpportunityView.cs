using LeadToCash.Cases;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What the page of an opportunity shows.</summary>
internal sealed record OpportunityView
{
    public required CaseFile<Opportunity> File { get; init; }

    public required SalesProcess Process { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>Whether whoever looks may change it.</summary>
    public required bool MayChange { get; init; }

    /// <summary>Sign-in name of who looks.</summary>
    public required string Member { get; init; }

    /// <summary>Who acts for the owner today, if another one.</summary>
    public string? ActingFor { get; init; }

    /// <summary>Local date.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Why the last change was not made.</summary>
    public string? Notice { get; init; }

    /// <summary>What is wrong with the fields of the last change.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    public Opportunity Opportunity => File.State;
}

/// <summary>A line of the timeline for people.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">What happened.</param>
/// <param name="Who">Who caused it.</param>
/// <param name="Text">More words; null if there are none.</param>
/// <param name="Kind">For its mark: <c>stage</c>, <c>quote</c>, <c>activity</c>, <c>talk</c> or <c>fact</c>.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string What, string Who, string? Text, string Kind);
