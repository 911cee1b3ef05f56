namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>An approval that waits for somebody.</summary>
public sealed record WaitingApproval
{
    /// <summary>Case id of the quote.</summary>
    public required string QuoteId { get; init; }

    /// <summary>Number that people read.</summary>
    public required string Number { get; init; }

    /// <summary>The version to decide on.</summary>
    public required int QuoteVersion { get; init; }

    /// <summary>Of its content.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The step.</summary>
    public required ApprovalStep Step { get; init; }

    /// <summary>For whom the quote is.</summary>
    public required string Customer { get; init; }

    /// <summary>E-mail address of who asked for it.</summary>
    public required string Requester { get; init; }

    /// <summary>Net amount.</summary>
    public required Money Net { get; init; }

    /// <summary>Discount.</summary>
    public required Percentage Discount { get; init; }

    /// <summary>Why it needs approval.</summary>
    public required IReadOnlyList<ApprovalReason> Reasons { get; init; }

    /// <summary>For whom one decides in it as a substitute; null for nobody.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Since when it waits, UTC; null where that was not noted.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>First instant at which it is too late, UTC.</summary>
    public required DateTimeOffset DecideBy { get; init; }

    /// <summary>Where to look at it and decide; only for who is to decide.</summary>
    public string? Link { get; init; }
}
