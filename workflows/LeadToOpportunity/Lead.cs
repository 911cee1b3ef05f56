using LeadToCash.Cases;
using LeadToCash.ContactToLead;

namespace LeadToCash.LeadToOpportunity;

/// <summary>A contact that is worth a conversation. The case id is <c>lead-{contactId}</c>.</summary>
public sealed record Lead : ICase<Lead, LeadCommand, LeadEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "lead";

    /// <summary>The contact, which is the customer too.</summary>
    public required string ContactId { get; init; }

    /// <summary>Score that made it a lead.</summary>
    public required int Score { get; init; }

    /// <summary>What the score is made of, the weightiest first.</summary>
    public required IReadOnlyList<ScoreReason> Reasons { get; init; }

    /// <summary>Campaign that brought the contact, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>When it became a lead, UTC.</summary>
    public required DateTimeOffset QualifiedAt { get; init; }

    /// <summary>When sales was told, UTC; null before.</summary>
    public DateTimeOffset? SalesNotifiedAt { get; init; }

    /// <summary>The opportunity that came of it; null before sales took it over.</summary>
    public string? OpportunityId { get; init; }

    /// <summary>When sales took it over, UTC.</summary>
    public DateTimeOffset? ConvertedAt { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => ContactId;

    /// <inheritdoc/>
    public static Decision<LeadEvent> Decide(Lead? state, LeadCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, CreateLead create) => Decision<LeadEvent>.Accept(
            new LeadCreated(create.ContactId, create.Score, create.Reasons, create.Campaign, create.QualifiedAt)),
        (null, _) => Decision<LeadEvent>.Refuse("lead-unknown", "There is no such lead."),
        ({ SalesNotifiedAt: null }, RecordSalesNotified) => Decision<LeadEvent>.Accept(new SalesNotified(at)),
        ({ OpportunityId: null }, ConvertLead convert) => Decision<LeadEvent>.Accept(new LeadConverted(convert.OpportunityId, at)),
        _ => Decision<LeadEvent>.Accept(),
    };

    /// <inheritdoc/>
    public static Lead Apply(Lead? state, LeadEvent @event) => @event switch
    {
        LeadCreated created => new Lead
        {
            ContactId = created.ContactId,
            Score = created.Score,
            Reasons = created.Reasons,
            Campaign = created.Campaign,
            QualifiedAt = created.QualifiedAt,
        },
        SalesNotified notified => state! with { SalesNotifiedAt = notified.NotifiedAt },
        LeadConverted converted => state! with { OpportunityId = converted.OpportunityId, ConvertedAt = converted.ConvertedAt },
        _ => state!,
    };
}
