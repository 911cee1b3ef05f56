using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.QuoteToOrder;

/// <summary>Finds orders by what their source calls them.</summary>
public sealed class OrdersApi(CaseReader cases, Staff staff)
{
    /// <summary>The order of a source's id, with its version as ETag.</summary>
    [Function("FindOrder")]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/orders")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        (string source, string sourceId) = (request.Query["source"].ToString(), request.Query["sourceId"].ToString());
        if (source.Length == 0 || sourceId.Length == 0)
        {
            return Problem.Invalid("source", "Name the source and the id there: ?source=shopify&sourceId=450789469.");
        }

        CaseFile<JsonElement>? order = await cases.FindAsync(Order.CaseType, OrderIds.Of(source, sourceId), cancellationToken);
        return order is null ? Problem.NotFound($"There is no order '{sourceId}' of '{source}'.") : CaseResult.Of(request, order);
    }
}
