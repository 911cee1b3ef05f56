using System.Text.Json.Serialization;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What happens to a quote, as far as its opportunity cares.</summary>
public enum QuoteMilestone
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>A new version was begun.</summary>
    Revised,

    /// <summary>Has prices.</summary>
    Priced,

    /// <summary>An approver refused.</summary>
    Rejected,

    /// <summary>Nobody approved in time.</summary>
    ApprovalExpired,

    /// <summary>The customer has it.</summary>
    Released,

    /// <summary>The customer accepted.</summary>
    Accepted,

    /// <summary>The customer declined.</summary>
    Declined,

    /// <summary>The customer did not answer in time.</summary>
    Expired,
}

/// <summary>A quote of an opportunity.</summary>
public sealed record OpportunityQuote
{
    /// <summary>Case id.</summary>
    public required string QuoteId { get; init; }

    /// <summary>Number that people read.</summary>
    public required string Number { get; init; }

    /// <summary>Current version.</summary>
    public required int QuoteVersion { get; init; }

    /// <summary>What happened to it last.</summary>
    public required QuoteMilestone Status { get; init; }

    /// <summary>Net of the newest version that has prices; null before.</summary>
    public Money? Net { get; init; }

    /// <summary>Last local date of the newest version that was released.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When it was asked for, UTC; null if that was before its opportunity was kept.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>When a version was released first, UTC.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When the current version ended without an order, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it may still become an order, or has become one.</summary>
    [JsonIgnore]
    public bool IsAlive => Status is not (QuoteMilestone.Rejected or QuoteMilestone.ApprovalExpired or QuoteMilestone.Declined or QuoteMilestone.Expired);
}
