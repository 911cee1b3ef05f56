using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Billing;

/// <summary>Replication of master data to the billing back end over HTTP.</summary>
public sealed class ReplicationsApi(Replication replication, ReplicaStore replicas, Staff staff)
{
    private const int Listed = 30;

    /// <summary>Starts a replication now: 202 with its id.</summary>
    [Function("StartReplication")]
    [Describes(Answer = typeof(StartedReplication), Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/billing/replications")] HttpRequest request, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunBilling, out IResult? refusal))
        {
            return refusal!;
        }

        string id = await replication.StartAsync($"{Guid.NewGuid():N}", staff.Of(request)!.Actor, client, cancellationToken);
        return Results.Json(new StartedReplication(id), CaseJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>What came of the latest replications.</summary>
    [Function("ListReplications")]
    [Describes(Answer = typeof(IReadOnlyList<ReplicationResult>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/billing/replications")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal) ? Results.Json(await replication.LatestAsync(Listed, cancellationToken), CaseJson.Options) : refusal!;

    /// <summary>An entry as the embedded billing back end has it: <c>kind</c> is product, price or customer; a price's id is <c>list/sku</c>.</summary>
    [Function("GetReplica")]
    [Describes(Answer = typeof(Replica), Query = ["kind", "id"])]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/billing/replicas")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        (string kind, string id) = (request.Query["kind"].ToString(), request.Query["id"].ToString());
        return kind is ReplicaKinds.Product or ReplicaKinds.Price or ReplicaKinds.Customer && id.Length is > 0 and <= 200 && await replicas.FindAsync(kind, id, cancellationToken) is { } replica
            ? Results.Json(replica, CaseJson.Options)
            : Problem.NotFound("The billing back end has no such entry.");
    }
}

/// <summary>A replication that was started.</summary>
internal sealed record StartedReplication(string Id);
