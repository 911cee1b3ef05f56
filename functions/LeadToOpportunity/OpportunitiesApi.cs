using System.Globalization;
using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Mail;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpportunityOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityEvent>;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Opens and lists opportunities. One alone, and its timeline, are read like every case.</summary>
public sealed class OpportunitiesApi(OpportunityStore opportunities, OpportunityList list, SalesProcess process, Staff staff)
{
    private const int LargestPage = 200;

    /// <summary>
    /// Opens an opportunity: 201 with its id and ETag. The same <c>Idempotency-Key</c> names the same opportunity; with another content it is refused with 422. Whoever opens it owns it unless
    /// another <c>owner</c> is named.
    /// </summary>
    [Function("OpenOpportunity")]
    [Describes(Body = typeof(OpportunityRequest), Answer = typeof(Opportunity), Status = StatusCodes.Status201Created)]
    public async Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/opportunities")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.WorkOpportunities, out IResult? refusal))
        {
            return refusal!;
        }

        (OpportunityRequest? wanted, IResult? unreadable) = await JsonBody.ReadAsync<OpportunityRequest>(request, cancellationToken);
        if (wanted is null)
        {
            return unreadable!;
        }

        IReadOnlyDictionary<string, string[]> errors = wanted.Errors();
        if (errors.Count > 0)
        {
            return Problem.Invalid(errors);
        }

        StaffMember member = staff.Of(request)!;
        string key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } given ? given : Guid.NewGuid().ToString("N");
        OpportunityOpening opening = wanted.ToOpening(OpportunityIds.OfRequest(key), process.Stages[0], member.Name);
        OpportunityOutcome outcome = await opportunities.ExecuteAsync(opening.OpportunityId, "open", new OpportunityCommand.Open(opening), member.Actor, cancellationToken);
        return outcome.Refusal is { } refused ? Problem.Of(refused)
            : outcome.IsRepeat && !OpportunityRequest.IsSame(outcome.Events, opening)
                ? Problem.Of(StatusCodes.Status422UnprocessableEntity, "request-id-reused", "This key named another opportunity before; use a new one.")
            : OpportunityResult.Of(request, outcome, StatusCodes.Status201Created);
    }

    /// <summary>
    /// Open opportunities by expected date, those without one last. <c>owner</c> is a sign-in name, or empty for those of nobody; <c>stage</c> the id of a stage; <c>after</c> what the page before
    /// gave as <c>next</c>; <c>limit</c> 1 to 200, 50 unless given.
    /// </summary>
    [Function("ListOpportunities")]
    [Describes(Answer = typeof(OpportunityPageOfCards), Query = ["owner", "stage", "after", "limit"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/opportunities")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string? stage = request.Query["stage"];
        if (stage is not null && !process.Stages.Any(one => one.Id == stage))
        {
            return Problem.Invalid("stage", $"There is no stage '{stage}', only {string.Join(", ", process.Stages.Select(one => one.Id))}.");
        }

        int limit = int.TryParse(request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Clamp(given, 1, LargestPage) : 50;
        return Results.Json(
            await list.PageAsync(new OpportunityFilter(request.Query["owner"], stage), limit, request.Query["after"], cancellationToken), CaseJson.Options);
    }
}

/// <summary>What an opportunity is opened with.</summary>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Customer">Who may buy.</param>
/// <param name="Owner">E-mail address with which the rep signs in; whoever opens it unless given.</param>
/// <param name="Campaign">Campaign that brought it.</param>
/// <param name="Value">Expected net.</param>
/// <param name="CloseOn">Local date on which the customer may decide.</param>
internal sealed record OpportunityRequest(
    [property: JsonRequired] string Title, [property: JsonRequired] Party Customer, string? Owner = null, string? Campaign = null, Money? Value = null, DateOnly? CloseOn = null)
{
    public IReadOnlyDictionary<string, string[]> Errors()
    {
        FieldErrors errors = new((name, values) => name switch
        {
            "Error.Required" => "Write something.",
            "Error.TooLong" => string.Create(CultureInfo.InvariantCulture, $"At most {values[0]} characters."),
            "Error.Characters" => "Write it in one line.",
            _ => name,
        });
        errors.RequireText("title", Title, 200, required: true);
        errors.RequireText("customer.name", Customer.Name, 200, required: true);
        errors.RequireText("customer.company", Customer.Company, 200);
        errors.RequireText("customer.phone", Customer.Phone, 50);
        errors.RequireText("campaign", Campaign, 100);
        errors.Require(Customer.Email is not null && MailAddresses.IsOne(Customer.Email), "customer.email", "Write one e-mail address.");
        errors.Require(Customer.Language is "de" or "en", "customer.language", "Write de or en.");
        errors.Require(Owner is null || MailAddresses.IsOne(Owner), "owner", "Write the e-mail address with which the rep signs in.");
        errors.Require(Value is null or { IsNegative: false }, "value", "Write an amount of 0 or more.");
        return errors.ToDictionary();
    }

    public OpportunityOpening ToOpening(string id, SalesStage stage, string member) => new(
        id, Title.Trim(), OpportunitySource.Sales, Customer, stage, Owner ?? member, LeadId: null, Campaign,
        Value is null && CloseOn is null ? null : new Estimate(Value, CloseOn));

    public static bool IsSame(IReadOnlyList<OpportunityEvent> events, OpportunityOpening opening) =>
        events.OfType<OpportunityOpened>().Single() is { } first && first.Title == opening.Title && first.Customer == opening.Customer && first.Owner == opening.Owner
        && first.Campaign == opening.Campaign && events.OfType<EstimateGiven>().Select(given => new Estimate(given.Value, given.CloseOn)).SingleOrDefault() == opening.Estimate;
}
