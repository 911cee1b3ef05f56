using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Shows and sets how the embedded back ends behave.</summary>
public sealed class BackEndsApi(BackEndSwitches switches, Staff staff)
{
    /// <summary>All back ends.</summary>
    [Function("GetBackEnds")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/backends")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageBackends, out IResult? refusal))
        {
            return refusal!;
        }

        List<BackEndSwitch> all = [];
        foreach (string name in switches.Names)
        {
            all.Add(await switches.GetAsync(name, cancellationToken));
        }

        return Results.Json(all, CaseJson.Options);
    }

    /// <summary>Sets one: <c>{"mode":"down"}</c>, <c>{"mode":"failing","times":3}</c>.</summary>
    [Function("SetBackEnd")]
    public async Task<IResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/backends/{name}")] HttpRequest request, string name, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageBackends, out IResult? refusal))
        {
            return refusal!;
        }

        if (switches.Settings(name) is null)
        {
            return Problem.NotFound($"There is no back end '{name}', only {string.Join(", ", switches.Names)}.");
        }

        (ModeChange? change, IResult? problem) = await JsonBody.ReadAsync<ModeChange>(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (change!.Times < 1)
        {
            return Problem.Invalid("times", "How often, 1 or more; leave it out for ever.");
        }

        await switches.SetAsync(new BackEndSwitch(name.ToLowerInvariant(), change.Mode, change.Times), cancellationToken);
        return Results.Json(await switches.GetAsync(name, cancellationToken), CaseJson.Options);
    }

    private sealed record ModeChange([property: JsonRequired] BackEndMode Mode, int? Times);
}
