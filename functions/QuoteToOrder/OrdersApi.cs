using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.OrderManagement;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.QuoteToOrder;

/// <summary>Finds orders by what their source calls them, and lists them by where they stand.</summary>
public sealed class OrdersApi(CaseReader cases, OrderList list, Staff staff)
{
    private const int PageSize = 100;

    /// <summary>
    /// The order of a source's id (<c>source</c>, <c>sourceId</c>), with its version as ETag; without them a page of the orders of a <c>stage</c>, of all that are not over if
    /// none is named, with how many each stage has. <c>after</c> is the <c>next</c> of the page before.
    /// </summary>
    [Function("FindOrder")]
    [Describes(Answer = typeof(OrdersView), Query = ["source", "sourceId", "stage", "after"])]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/orders")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (!request.Query.ContainsKey("source") && !request.Query.ContainsKey("sourceId"))
        {
            (OrderQuery? query, IResult? problem) = OrderQuery.Read(request);
            return query is null ? problem! : Results.Json(await list.ViewAsync(query.Stage, query.After, PageSize, cancellationToken), CaseJson.Options);
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
