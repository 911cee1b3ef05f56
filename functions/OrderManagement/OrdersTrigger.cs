using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderManagement;

/// <summary>The orders for people: how many stand where, and what each waits for.</summary>
public sealed class OrdersTrigger(OrderList list, Staff staff)
{
    private const int PageSize = 50;

    /// <summary>The orders of a <c>stage</c>, of all that are not over if none is named; <c>after</c> is the <c>next</c> of the page before.</summary>
    [Function("ShowOrders")]
    [Describes(Page = true, Query = ["stage", "after"])]
    public async Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        (OrderQuery? query, IResult? problem) = OrderQuery.Read(request);
        return query is null ? problem! : Page.Of<OrdersPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["View"] = await list.ViewAsync(query.Stage, query.After, PageSize, cancellationToken),
        });
    }
}
