using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Who stands in for whom is signed in, for programs.</summary>
public sealed class DelegationsApi(Delegations delegations, Colleagues colleagues, Staff staff)
{
    /// <summary>Who stands in for whom is signed in, by date.</summary>
    [Function("GetDelegations")]
    [Describes(Answer = typeof(DelegationList))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/approvals/delegations")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.DecideApprovals, out IResult? refusal)
            ? Results.Json(ListOf(await delegations.OfAsync(staff.Of(request)!.Name, cancellationToken)), CaseJson.Options)
            : refusal!;

    /// <summary>
    /// Says anew who stands in: the whole list, in place of the one before. Dates are local and included; a substitute is one of the people of the approval
    /// policy or of the sales team. 409 where two would stand in at once, or a chain leads back.
    /// </summary>
    [Function("PutDelegations")]
    [Describes(Body = typeof(DelegationList), Answer = typeof(DelegationList))]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/approvals/delegations")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.DecideApprovals, out IResult? refusal))
        {
            return refusal!;
        }

        (JsonElement? root, IResult? problem) = await JsonBody.ReadObjectAsync(request, cancellationToken);
        if (root is not { } document)
        {
            return problem!;
        }

        StaffMember member = staff.Of(request)!;
        (IReadOnlyList<Delegation> wanted, Dictionary<string, string[]> errors) = Read(document, member.Name);
        if (errors.Count > 0)
        {
            return Problem.Invalid(errors);
        }

        CaseOutcome<Approver, ApproverEvent> outcome = await delegations.SetAsync(member.Name, wanted, member.Actor, cancellationToken);
        return outcome.Refusal is { } refused ? Problem.Of(refused) : Results.Json(ListOf(outcome.State?.Delegations ?? []), CaseJson.Options);
    }

    private (IReadOnlyList<Delegation> Wanted, Dictionary<string, string[]> Errors) Read(JsonElement document, string person)
    {
        Dictionary<string, string[]> errors = [];
        List<Delegation> wanted = [];
        if (!document.TryGetProperty("delegations", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            errors["delegations"] = ["Write a list; an empty one ends all delegations."];
            return (wanted, errors);
        }

        foreach ((int index, JsonElement item) in list.EnumerateArray().Index())
        {
            if (One(item, person) is { } delegation)
            {
                wanted.Add(delegation);
            }
            else
            {
                errors[$"delegations[{index}]"] = ["Write substitute (the address of somebody in the approval policy or the sales team), from and until (2026-03-14)."];
            }
        }

        return (wanted, errors);
    }

    private Delegation? One(JsonElement item, string person) =>
        item.ValueKind == JsonValueKind.Object
        && colleagues.People.FirstOrDefault(known => FourEyes.AreSame(known, Text(item, "substitute"))) is { } substitute
        && DelegationDates.TryRead(Text(item, "from"), out DateOnly from) && DelegationDates.TryRead(Text(item, "until"), out DateOnly until)
            ? new Delegation(person, substitute, from, until)
            : null;

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static DelegationList ListOf(IReadOnlyList<Delegation> list) => new([.. list.Select(one => new StandIn(one.Substitute, one.From, one.Until))]);
}

/// <summary>Who stands in for somebody.</summary>
/// <param name="Delegations">By date.</param>
internal sealed record DelegationList(IReadOnlyList<StandIn> Delegations);

/// <summary>Somebody stands in.</summary>
/// <param name="Substitute">E-mail address.</param>
/// <param name="From">First local date.</param>
/// <param name="Until">Last local date, included.</param>
internal sealed record StandIn(string Substitute, DateOnly From, DateOnly Until);
