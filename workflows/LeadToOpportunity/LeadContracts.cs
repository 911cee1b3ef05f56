using System.Text.Json.Serialization;
using LeadToCash.ContactToLead;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What happens with a lead.</summary>
[JsonDerivedType(typeof(LeadCreated), nameof(LeadCreated))]
[JsonDerivedType(typeof(SalesNotified), nameof(SalesNotified))]
[JsonDerivedType(typeof(LeadConverted), nameof(LeadConverted))]
public abstract record LeadEvent
{
    private protected LeadEvent()
    {
    }
}

/// <summary>A contact with consent reached the threshold.</summary>
/// <param name="ContactId">The contact, which is the customer too.</param>
/// <param name="Score">Sum of the points.</param>
/// <param name="Reasons">What the score is made of, the weightiest first.</param>
/// <param name="Campaign">Campaign that brought the contact, or null.</param>
/// <param name="QualifiedAt">When, UTC.</param>
public sealed record LeadCreated(
    string ContactId, int Score, IReadOnlyList<ScoreReason> Reasons, string? Campaign, DateTimeOffset QualifiedAt) : LeadEvent;

/// <summary>Sales was told by mail.</summary>
/// <param name="NotifiedAt">When, UTC.</param>
public sealed record SalesNotified(DateTimeOffset NotifiedAt) : LeadEvent;

/// <summary>Sales took it over: there is an opportunity.</summary>
/// <param name="OpportunityId">The opportunity.</param>
/// <param name="ConvertedAt">When, UTC.</param>
public sealed record LeadConverted(string OpportunityId, DateTimeOffset ConvertedAt) : LeadEvent;

/// <summary>What may be asked of a lead.</summary>
public abstract record LeadCommand
{
    private protected LeadCommand()
    {
    }
}

/// <summary>Creates the lead of a contact; there is one only.</summary>
/// <inheritdoc cref="LeadCreated"/>
public sealed record CreateLead(
    string ContactId, int Score, IReadOnlyList<ScoreReason> Reasons, string? Campaign, DateTimeOffset QualifiedAt) : LeadCommand;

/// <summary>Notes that sales was told.</summary>
public sealed record RecordSalesNotified : LeadCommand;

/// <summary>Notes that sales took it over; there is one opportunity only.</summary>
/// <param name="OpportunityId">The opportunity.</param>
public sealed record ConvertLead(string OpportunityId) : LeadCommand;

/// <summary>Tells sales of a new lead.</summary>
/// <param name="LeadId">The lead.</param>
public sealed record NotifySales(string LeadId);
