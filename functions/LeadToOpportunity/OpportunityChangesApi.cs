using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.LeadToOpportunity;

/// <summary>
/// Changes an opportunity, for its owner, whoever stands in for him, and those who lead sales. What sets something needs the ETag that was read in <c>If-Match</c>; what only adds takes it. The id
/// may be the number of a quote. An <c>Idempotency-Key</c> makes a repetition harmless.
/// </summary>
public sealed class OpportunityChangesApi(OpportunityDesk desk)
{
    private const string Route = "api/opportunities/{id}/";

    /// <summary>Moves it to another stage: 409 names what must be true before, 412 when it has changed.</summary>
    [Function("MoveOpportunity")]
    [Describes(Body = typeof(StageMove), Answer = typeof(Opportunity))]
    public Task<IResult> MoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + OpportunityChanges.Stage)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SetAsync(request, id, OpportunityChanges.Stage, cancellationToken);

    /// <summary>Says what the rep expects; a current quote counts before it. Both fields are set: what is not sent is no longer expected.</summary>
    [Function("EstimateOpportunity")]
    [Describes(Body = typeof(GivenEstimate), Answer = typeof(Opportunity))]
    public Task<IResult> EstimateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + OpportunityChanges.Estimate)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SetAsync(request, id, OpportunityChanges.Estimate, cancellationToken);

    /// <summary>Gives it to a rep; to whom is signed in unless <c>owner</c> says so.</summary>
    [Function("AssignOpportunity")]
    [Describes(Body = typeof(Assignment), Answer = typeof(Opportunity))]
    public Task<IResult> AssignAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + OpportunityChanges.Owner)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SetAsync(request, id, OpportunityChanges.Owner, cancellationToken);

    /// <summary>Gives it up for a reason of the list; what is planned is called off.</summary>
    [Function("LoseOpportunity")]
    [Describes(Body = typeof(Loss), Answer = typeof(Opportunity))]
    public Task<IResult> LoseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + OpportunityChanges.Loss)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SetAsync(request, id, OpportunityChanges.Loss, cancellationToken);

    /// <summary>Takes a lost one up again, in the stage in which it was.</summary>
    [Function("ReopenOpportunity")]
    [Describes(Body = typeof(Reopening), Answer = typeof(Opportunity))]
    public Task<IResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + OpportunityChanges.Reopening)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SetAsync(request, id, OpportunityChanges.Reopening, cancellationToken);

    /// <summary>Plans an activity, of which the rep is reminded once. The same <c>id</c> names the same activity; with another content it is refused with 422.</summary>
    [Function("PlanActivity")]
    [Describes(Body = typeof(PlannedActivity), Answer = typeof(Opportunity))]
    public Task<IResult> PlanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + OpportunityChanges.Activities)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        AddAsync(request, Permission.WorkOpportunities, id, OpportunityChanges.Activities, null, cancellationToken);

    /// <summary>Plans an activity for another date, which is reminded once again.</summary>
    [Function("RescheduleActivity")]
    [Describes(Body = typeof(ActivityDate), Answer = typeof(Opportunity))]
    public Task<IResult> RescheduleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "activities/{activityId}/" + OpportunityChanges.ActivityDate)] HttpRequest request,
        string id, string activityId, CancellationToken cancellationToken) =>
        AddAsync(request, Permission.WorkOpportunities, id, OpportunityChanges.ActivityDate, activityId, cancellationToken);

    /// <summary>Closes an activity with what came of it.</summary>
    [Function("CloseActivity")]
    [Describes(Body = typeof(ActivityOutcome), Answer = typeof(Opportunity))]
    public Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "activities/{activityId}/" + OpportunityChanges.ActivityOutcome)] HttpRequest request,
        string id, string activityId, CancellationToken cancellationToken) =>
        AddAsync(request, Permission.WorkOpportunities, id, OpportunityChanges.ActivityOutcome, activityId, cancellationToken);

    /// <summary>Calls an activity off.</summary>
    [Function("CancelActivity")]
    [Describes(Body = typeof(ActivityCancellation), Answer = typeof(Opportunity))]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "activities/{activityId}/" + OpportunityChanges.ActivityCancellation)] HttpRequest request,
        string id, string activityId, CancellationToken cancellationToken) =>
        AddAsync(request, Permission.WorkOpportunities, id, OpportunityChanges.ActivityCancellation, activityId, cancellationToken);

    /// <summary>
    /// Records that the customer and we were in touch, as mail, telephone and chat systems report it: <c>id</c> names it there, so that a repetition counts once. The opportunity may be named by
    /// the number of its quote. It needs no part in the opportunity.
    /// </summary>
    [Function("RecordCommunication")]
    [Describes(Body = typeof(Communication), Answer = typeof(Opportunity))]
    public Task<IResult> CommunicateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + OpportunityChanges.Communications)] HttpRequest request, string id, CancellationToken cancellationToken) =>
        AddAsync(request, Permission.RecordInteractions, id, OpportunityChanges.Communications, null, cancellationToken);

    private async Task<IResult> SetAsync(HttpRequest request, string id, string change, CancellationToken cancellationToken) =>
        Answer(request, await desk.ChangeAsync(request, Permission.WorkOpportunities, id, change, activityId: null, mustKnow: true, cancellationToken));

    private async Task<IResult> AddAsync(
        HttpRequest request, Permission permission, string id, string change, string? activityId, CancellationToken cancellationToken) =>
        Answer(request, await desk.ChangeAsync(request, permission, id, change, activityId, mustKnow: false, cancellationToken));

    private static IResult Answer(HttpRequest request, ChangeAnswer answer) => answer.Problem ?? OpportunityResult.Of(request, answer.Outcome!);
}

/// <summary>Another stage.</summary>
/// <param name="Stage">Its id.</param>
/// <param name="From">Stage in which the caller saw it.</param>
/// <param name="Reason">Why.</param>
internal sealed record StageMove([property: JsonRequired] string Stage, string? From = null, string? Reason = null);

/// <summary>What the rep expects.</summary>
/// <param name="Value">Net, in major units.</param>
/// <param name="Currency">ISO 4217; euros unless given.</param>
/// <param name="CloseOn">Local date.</param>
internal sealed record GivenEstimate(decimal? Value = null, string? Currency = null, DateOnly? CloseOn = null);

/// <summary>Whose it is to be.</summary>
/// <param name="Owner">E-mail address with which the rep signs in.</param>
/// <param name="Reason">Why.</param>
internal sealed record Assignment(string? Owner = null, string? Reason = null);

/// <summary>Why it is given up.</summary>
/// <param name="Reason">Id of a reason.</param>
/// <param name="Comment">More words.</param>
internal sealed record Loss([property: JsonRequired] string Reason, string? Comment = null);

/// <summary>Why it is taken up again.</summary>
internal sealed record Reopening([property: JsonRequired] string Reason);

/// <summary>Something to do.</summary>
/// <param name="Kind">Id of a kind.</param>
/// <param name="Subject">What, in a line.</param>
/// <param name="DueOn">Local date.</param>
/// <param name="Time">Local time.</param>
/// <param name="Id">Its name within the opportunity; one is made unless given.</param>
internal sealed record PlannedActivity(
    [property: JsonRequired] string Kind, [property: JsonRequired] string Subject, [property: JsonRequired] DateOnly DueOn, TimeOnly? Time = null, string? Id = null);

/// <summary>Another date.</summary>
/// <param name="DueOn">Local date.</param>
/// <param name="Time">Local time.</param>
internal sealed record ActivityDate([property: JsonRequired] DateOnly DueOn, TimeOnly? Time = null);

/// <summary>What came of it.</summary>
internal sealed record ActivityOutcome([property: JsonRequired] string Outcome);

/// <summary>Why it is called off.</summary>
internal sealed record ActivityCancellation([property: JsonRequired] string Reason);

/// <summary>The customer and we were in touch.</summary>
/// <param name="Channel">How.</param>
/// <param name="Direction">Who turned to whom.</param>
/// <param name="Text">What was said, at most 10,000 characters.</param>
/// <param name="Id">The sender's name for it.</param>
/// <param name="At">When, UTC; now unless given.</param>
/// <param name="Quote">Number of the quote that it was about.</param>
internal sealed record Communication(
    [property: JsonRequired] CommunicationChannel Channel, [property: JsonRequired] CommunicationDirection Direction, [property: JsonRequired] string Text, string? Id = null,
    DateTimeOffset? At = null, string? Quote = null);
