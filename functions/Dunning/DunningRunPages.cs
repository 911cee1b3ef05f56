using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.DunningRun, LeadToCash.Dunning.DunningRunCommand, LeadToCash.Dunning.DunningRunEvent>;

namespace LeadToCash.Dunning;

/// <summary>A dunning run for staff: how far it is, its letters, and what can be done about it.</summary>
public sealed class DunningRunPages(RunStore runs, DunningItems items, Staff staff, BusinessCalendars calendars)
{
    /// <summary>The run with a page of its letters. Query: <c>status</c>, <c>after</c>.</summary>
    [Function("ShowDunningRun")]
    [Describes(Page = true, Query = ["status", "after"])]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dunning/runs/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (DunningItemQuery.Read(request.Query) is not { } query)
        {
            return Problem.Invalid("status", "status is ready, sent, held, skipped, excluded or failed.");
        }

        if (await runs.FindAsync(id, cancellationToken) is not { } file)
        {
            return Page.Message(Cultures.English, "No such run", $"There is no dunning run '{id}'.", "warn", StatusCodes.Status404NotFound);
        }

        return Page.Of<DunningRunPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Id"] = id,
            ["Run"] = file.State,
            ["Letters"] = await items.PageAsync(id, query.Status, query.After, query.Limit, cancellationToken),
            ["Status"] = query.Status,
            ["MayRun"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.RunDunning),
            ["Calendar"] = calendars.Own,
        });
    }
}
