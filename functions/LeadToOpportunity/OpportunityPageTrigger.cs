using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.LeadToOpportunity;

/// <summary>One opportunity on one page, and the forms on it.</summary>
public sealed class OpportunityPageTrigger(
    OpportunityDesk desk, OpportunityTimeline timeline, OpportunityRights rights, SalesProcess process, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const string Changes = "regex(^(" + OpportunityChanges.Stage + "|" + OpportunityChanges.Estimate + "|" + OpportunityChanges.Owner + "|" + OpportunityChanges.Loss + "|"
        + OpportunityChanges.Reopening + "|" + OpportunityChanges.Activities + "|" + OpportunityChanges.Communications + ")$)";

    private const string ActivityChanges =
        "regex(^(" + OpportunityChanges.ActivityDate + "|" + OpportunityChanges.ActivityOutcome + "|" + OpportunityChanges.ActivityCancellation + ")$)";

    /// <summary>Facts, stage, what is to be done, quotes and the timeline; the id may be the number of a quote.</summary>
    [Function("ShowOpportunity")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "opportunities/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await desk.FindAsync(id, cancellationToken) is { } file
            ? await PageAsync(request, new ChangeAnswer(Problem: null, File: file), StatusCodes.Status200OK, cancellationToken)
            : Problem.NotFound($"There is no opportunity '{id}'.");
    }

    /// <summary>A form of the page or of the board; on success the browser is led back.</summary>
    [Function("ChangeOpportunityByForm")]
    [Describes(Page = true, Status = StatusCodes.Status303SeeOther)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "opportunities/{id}/{change:" + Changes + "}")] HttpRequest request,
        string id, string change, CancellationToken cancellationToken) =>
        await AnswerAsync(
            request,
            await desk.ChangeAsync(
                request, change == OpportunityChanges.Communications ? Permission.RecordInteractions : Permission.WorkOpportunities, id, change, null, mustKnow: false, cancellationToken),
            cancellationToken);

    /// <summary>A form of an activity.</summary>
    [Function("ChangeActivityByForm")]
    [Describes(Page = true, Status = StatusCodes.Status303SeeOther)]
    public async Task<IResult> ChangeActivityAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "opportunities/{id}/activities/{activityId}/{change:" + ActivityChanges + "}")] HttpRequest request,
        string id, string activityId, string change, CancellationToken cancellationToken) =>
        await AnswerAsync(
            request, await desk.ChangeAsync(request, Permission.WorkOpportunities, id, change, activityId, mustKnow: false, cancellationToken), cancellationToken);

    private async Task<IResult> AnswerAsync(HttpRequest request, ChangeAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Outcome is { } outcome)
        {
            request.HttpContext.Response.Headers.Location = BackToBoard(request) ? "/pipeline" : $"/opportunities/{outcome.State!.Id}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        return answer.File is null
            ? answer.Problem!
            : await PageAsync(request, answer, answer.Errors is null ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest, cancellationToken);
    }

    private static bool BackToBoard(HttpRequest request) => request.HasFormContentType && request.Form["back"] == "pipeline";

    private async Task<IResult> PageAsync(HttpRequest request, ChangeAnswer answer, int status, CancellationToken cancellationToken)
    {
        CaseFile<Opportunity> file = answer.File!;
        StaffMember member = staff.Of(request)!;
        string? acting = file.State.Owner is { } owner && await rights.ActingAsync(owner, cancellationToken) is { } other && !FourEyes.AreSame(other, owner) ? other : null;
        TimelineEntries entries = new(process, file.State);
        List<CaseEvent> events = await timeline.EventsAsync(file.Id, asOf: null, cancellationToken).ToListAsync(cancellationToken);
        OpportunityView view = new()
        {
            File = file,
            Process = process,
            Timeline = Cultures.Format(Cultures.English, () => events.AsEnumerable().Reverse().Select(entries.Of).ToList()),
            MayChange = PolicyTable.Allows(member.Roles, Permission.WorkOpportunities) && await rights.MayChangeAsync(member, file.State, cancellationToken),
            Member = member.Name,
            ActingFor = acting,
            Today = calendars.Today(time),
            Notice = answer.Refusal?.Reason,
            Errors = answer.Errors ?? new Dictionary<string, string[]>(),
        };
        return Page.Of<OpportunityPage>(Cultures.English, new Dictionary<string, object?> { ["Model"] = view }, status);
    }
}
