namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Where one person's part in an approval step stands.</summary>
public enum SeatStatus
{
    /// <summary>Asked, not answered.</summary>
    Asked,

    /// <summary>Said yes.</summary>
    Approved,

    /// <summary>Said no.</summary>
    Refused,

    /// <summary>Handed over to a substitute, who has a seat of his own.</summary>
    Delegated,
}

/// <summary>One person's part in an approval step.</summary>
public sealed record ApprovalSeat
{
    /// <summary>The seat of who was asked first.</summary>
    public const string First = "approver";

    /// <summary>The seat of whom the step was first escalated to.</summary>
    public const string Deputy = "deputy";

    /// <summary>Names the seat within its step: <c>approver</c>, <c>approver-2</c>, <c>deputy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Person { get; init; }

    /// <summary>For whom this person stands in; null for nobody.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>When this person is asked to act again and until when; in his own business hours.</summary>
    public required ApprovalSchedule Schedule { get; init; }

    /// <summary>When this person was asked, UTC; null where that was not noted yet.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Whether the reminder was sent.</summary>
    public bool Reminded { get; init; }

    /// <summary>Where it stands.</summary>
    public SeatStatus Status { get; init; }

    /// <summary>When this person decided, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was said with the decision.</summary>
    public string? Comment { get; init; }
}
