using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.OpportunityToQuote.Approvals;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.LeadToOpportunity;

/// <summary>The board of opportunities, for people.</summary>
public sealed class PipelineTrigger(
    OpportunityList list, StandIns standIns, Colleagues colleagues, SalesProcess process, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const string Mine = "mine";
    private const string All = "all";
    private const string Nobodys = "nobody";

    /// <summary>
    /// Opportunities by stage with their sums. <c>owner</c> is <c>mine</c> (and those of whom one stands in for), <c>all</c>, <c>nobody</c> or a sign-in name; all unless given.
    /// </summary>
    [Function("ShowPipeline")]
    [Describes(Page = true, Query = ["owner"])]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "pipeline")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string filter = request.Query["owner"].ToString() is { Length: > 0 } given ? given : All;
        string member = staff.Of(request)!.Name;
        IReadOnlyList<string> mine = await standIns.ForAsync(member, cancellationToken);
        IReadOnlyList<string?> owners = filter switch { Mine => [.. mine], All => [null], Nobodys => [""], _ => [filter] };
        IReadOnlyList<OpportunityCard> closed = await list.ClosedAsync(calendars.Today(time), cancellationToken);
        return Page.Of<PipelinePage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Process"] = process,
            ["Board"] = PipelineBoard.Of(process, await OpenAsync(owners, cancellationToken), [.. closed.Where(card => IsOf(card, owners))]),
            ["Filter"] = filter,
            ["Owners"] = colleagues.People.Append(member).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToArray(),
            ["StandsInFor"] = mine.Where(owner => owner != member).ToArray(),
            ["Today"] = calendars.Today(time),
        });
    }

    private async Task<IReadOnlyList<OpportunityCard>> OpenAsync(IReadOnlyList<string?> owners, CancellationToken cancellationToken)
    {
        List<OpportunityCard> open = [];
        foreach (string? owner in owners)
        {
            open.AddRange(await list.AllAsync(new OpportunityFilter(owner, Stage: null), cancellationToken).ToListAsync(cancellationToken));
        }

        return open;
    }

    private static bool IsOf(OpportunityCard card, IReadOnlyList<string?> owners) =>
        owners.Any(owner => owner is null || string.Equals(owner, card.Owner ?? "", StringComparison.OrdinalIgnoreCase));
}
