using LeadToCash.Customers;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What can be asked of an opportunity.</summary>
public abstract record OpportunityCommand
{
    private OpportunityCommand()
    {
    }

    /// <summary>Refuse unless the opportunity has just so many events; null: whatever happened.</summary>
    public long? IfRevision { get; init; }

    /// <summary>Opens it.</summary>
    public sealed record Open(OpportunityOpening Opening) : OpportunityCommand;

    /// <summary>Notes what happened to a quote, and draws the conclusions. Opens the opportunity if it is not there.</summary>
    /// <param name="Quote">What happened.</param>
    /// <param name="Opening">How it is opened.</param>
    /// <param name="Process">How we sell.</param>
    public sealed record FollowQuote(QuoteFollowed Quote, OpportunityOpening Opening, SalesProcess Process) : OpportunityCommand;

    /// <summary>Gives it to somebody.</summary>
    public sealed record AssignOwner(string Owner, string? Reason) : OpportunityCommand;

    /// <summary>Moves it to another stage.</summary>
    /// <param name="Stage">Id of the stage.</param>
    /// <param name="Process">How we sell.</param>
    /// <param name="From">Stage in which the caller saw it; null: whatever it is.</param>
    /// <param name="Reason">Why.</param>
    public sealed record MoveStage(string Stage, SalesProcess Process, string? From, string? Reason) : OpportunityCommand;

    /// <summary>Says what the rep expects.</summary>
    public sealed record GiveEstimate(Money? Value, DateOnly? CloseOn) : OpportunityCommand;

    /// <summary>Gives it up.</summary>
    public sealed record Lose(LostReason Reason, string? Comment) : OpportunityCommand;

    /// <summary>Takes it up again.</summary>
    public sealed record Reopen(string Reason, SalesProcess Process) : OpportunityCommand;

    /// <summary>Plans something to do.</summary>
    public sealed record PlanActivity(string ActivityId, ActivityKind Kind, string Subject, DateOnly DueOn, TimeOnly? Time) : OpportunityCommand;

    /// <summary>Plans it for another date.</summary>
    public sealed record RescheduleActivity(string ActivityId, DateOnly DueOn, TimeOnly? Time) : OpportunityCommand;

    /// <summary>Notes that the rep is reminded; nothing happens once the activity is settled or has another date.</summary>
    public sealed record RemindOfActivity(string ActivityId, int Round) : OpportunityCommand;

    /// <summary>Notes what came of an activity.</summary>
    public sealed record CloseActivity(string ActivityId, string Outcome) : OpportunityCommand;

    /// <summary>Calls an activity off.</summary>
    public sealed record CancelActivity(string ActivityId, string Reason) : OpportunityCommand;

    /// <summary>Notes that the customer and we were in touch.</summary>
    public sealed record RecordCommunication(CommunicationRecorded Communication) : OpportunityCommand;
}

/// <summary>What an opportunity is opened with.</summary>
/// <param name="OpportunityId">Its case id.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Customer">Who may buy.</param>
/// <param name="Stage">First stage.</param>
/// <param name="Owner">Sign-in name of the rep; null while nobody has taken it.</param>
/// <param name="LeadId">The lead that it was made of.</param>
/// <param name="Campaign">Campaign that brought the lead.</param>
/// <param name="Estimate">What the rep expects.</param>
public sealed record OpportunityOpening(
    string OpportunityId, string Title, OpportunitySource Source, Party Customer, SalesStage Stage, string? Owner = null, string? LeadId = null,
    string? Campaign = null, Estimate? Estimate = null);
