using System.Text.Json.Serialization;
using LeadToCash.Customers;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What happens to an opportunity.</summary>
[JsonDerivedType(typeof(OpportunityOpened), nameof(OpportunityOpened))]
[JsonDerivedType(typeof(OwnerChanged), nameof(OwnerChanged))]
[JsonDerivedType(typeof(StageChanged), nameof(StageChanged))]
[JsonDerivedType(typeof(EstimateGiven), nameof(EstimateGiven))]
[JsonDerivedType(typeof(ExpectationChanged), nameof(ExpectationChanged))]
[JsonDerivedType(typeof(QuoteFollowed), nameof(QuoteFollowed))]
[JsonDerivedType(typeof(OpportunityWon), nameof(OpportunityWon))]
[JsonDerivedType(typeof(OpportunityLost), nameof(OpportunityLost))]
[JsonDerivedType(typeof(OpportunityReopened), nameof(OpportunityReopened))]
[JsonDerivedType(typeof(ActivityPlanned), nameof(ActivityPlanned))]
[JsonDerivedType(typeof(ActivityRescheduled), nameof(ActivityRescheduled))]
[JsonDerivedType(typeof(ActivityReminded), nameof(ActivityReminded))]
[JsonDerivedType(typeof(ActivityDone), nameof(ActivityDone))]
[JsonDerivedType(typeof(ActivityCancelled), nameof(ActivityCancelled))]
[JsonDerivedType(typeof(CommunicationRecorded), nameof(CommunicationRecorded))]
public abstract record OpportunityEvent
{
    private protected OpportunityEvent()
    {
    }
}

/// <summary>It is there.</summary>
/// <param name="OpportunityId">Its case id.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Customer">Who may buy.</param>
/// <param name="Stage">First stage.</param>
/// <param name="Probability">Of that stage.</param>
/// <param name="OpenedAt">When, UTC.</param>
/// <param name="Owner">Sign-in name of the rep; null while nobody has taken it.</param>
/// <param name="LeadId">The lead that it was made of.</param>
/// <param name="Campaign">Campaign that brought the lead.</param>
public sealed record OpportunityOpened(
    string OpportunityId, string Title, OpportunitySource Source, Party Customer, string Stage, Percentage Probability, DateTimeOffset OpenedAt,
    string? Owner = null, string? LeadId = null, string? Campaign = null) : OpportunityEvent;

/// <summary>It belongs to somebody else.</summary>
/// <param name="From">Whose it was; null for nobody's.</param>
/// <param name="To">Whose it is.</param>
/// <param name="Reason">Why, if somebody said so.</param>
/// <param name="At">When, UTC.</param>
public sealed record OwnerChanged(string? From, string To, string? Reason, DateTimeOffset At) : OpportunityEvent;

/// <summary>It is in another stage.</summary>
/// <param name="From">Before.</param>
/// <param name="To">Now.</param>
/// <param name="Probability">Of the new stage at that time.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
public sealed record StageChanged(string From, string To, Percentage Probability, string? Reason, DateTimeOffset At) : OpportunityEvent;

/// <summary>The rep said what he expects.</summary>
/// <param name="Value">Net.</param>
/// <param name="CloseOn">Local date.</param>
/// <param name="At">When he said so, UTC.</param>
public sealed record EstimateGiven(Money? Value, DateOnly? CloseOn, DateTimeOffset At) : OpportunityEvent;

/// <summary>Another value or date counts in the forecast.</summary>
/// <param name="Expected">What counts now.</param>
/// <param name="At">From when on, UTC.</param>
public sealed record ExpectationChanged(Expectation Expected, DateTimeOffset At) : OpportunityEvent;

/// <summary>Something happened to one of its quotes.</summary>
/// <param name="QuoteId">Case id of the quote.</param>
/// <param name="Number">Its number.</param>
/// <param name="QuoteVersion">Which version.</param>
/// <param name="Milestone">What.</param>
/// <param name="OccurredAt">When, UTC.</param>
/// <param name="Net">Net of the version, where it has prices.</param>
/// <param name="ValidUntil">Last local date, when released.</param>
/// <param name="Note">What the customer or the approver said.</param>
public sealed record QuoteFollowed(
    string QuoteId, string Number, int QuoteVersion, QuoteMilestone Milestone, DateTimeOffset OccurredAt, Money? Net = null, DateOnly? ValidUntil = null,
    string? Note = null) : OpportunityEvent;

/// <summary>A quote was accepted.</summary>
/// <param name="QuoteId">Which.</param>
/// <param name="Value">Net of all that was accepted so far, in the currency of the first.</param>
/// <param name="At">When the customer accepted, UTC.</param>
public sealed record OpportunityWon(string QuoteId, Money Value, DateTimeOffset At) : OpportunityEvent;

/// <summary>It was given up.</summary>
/// <param name="Reason">Id of the reason.</param>
/// <param name="Comment">More words.</param>
/// <param name="At">When, UTC.</param>
public sealed record OpportunityLost(string Reason, string? Comment, DateTimeOffset At) : OpportunityEvent;

/// <summary>It is worked on again, in the stage in which it was lost.</summary>
/// <param name="Probability">Of that stage now.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
public sealed record OpportunityReopened(Percentage Probability, string Reason, DateTimeOffset At) : OpportunityEvent;

/// <summary>Something is to be done.</summary>
/// <param name="ActivityId">Its name within the opportunity.</param>
/// <param name="Kind">Id of its kind.</param>
/// <param name="Subject">What, in a line.</param>
/// <param name="DueOn">Local date.</param>
/// <param name="Time">Local time, if any.</param>
/// <param name="Round">1.</param>
public sealed record ActivityPlanned(string ActivityId, string Kind, string Subject, DateOnly DueOn, TimeOnly? Time, int Round = 1) : OpportunityEvent;

/// <summary>It is to be done on another date, and will be reminded for that one.</summary>
/// <param name="ActivityId">Which.</param>
/// <param name="DueOn">Local date.</param>
/// <param name="Time">Local time, if any.</param>
/// <param name="Round">How often it was planned, this time included.</param>
public sealed record ActivityRescheduled(string ActivityId, DateOnly DueOn, TimeOnly? Time, int Round) : OpportunityEvent;

/// <summary>The rep is reminded of it.</summary>
/// <param name="ActivityId">Which.</param>
/// <param name="Round">For which of its dates.</param>
/// <param name="At">When, UTC.</param>
public sealed record ActivityReminded(string ActivityId, int Round, DateTimeOffset At) : OpportunityEvent;

/// <summary>It is done.</summary>
/// <param name="ActivityId">Which.</param>
/// <param name="Round">How often it was planned.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="At">When that was noted, UTC.</param>
public sealed record ActivityDone(string ActivityId, int Round, string Outcome, DateTimeOffset At) : OpportunityEvent;

/// <summary>It will not be done.</summary>
/// <param name="ActivityId">Which.</param>
/// <param name="Round">How often it was planned.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
public sealed record ActivityCancelled(string ActivityId, int Round, string Reason, DateTimeOffset At) : OpportunityEvent;

/// <summary>The customer and we were in touch.</summary>
/// <param name="CommunicationId">The sender's name for it.</param>
/// <param name="Channel">How.</param>
/// <param name="Direction">Who turned to whom.</param>
/// <param name="Text">What was said.</param>
/// <param name="OccurredAt">When it was, UTC.</param>
/// <param name="QuoteNumber">The quote that it was about.</param>
public sealed record CommunicationRecorded(
    string CommunicationId, CommunicationChannel Channel, CommunicationDirection Direction, string Text, DateTimeOffset OccurredAt, string? QuoteNumber = null)
    : OpportunityEvent;
