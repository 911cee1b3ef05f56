using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Insights;
using LeadToCash.QuoteToOrder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Pages;

/// <summary>The start page: what this is, where everything is, and the latest orders for those who may see them.</summary>
public sealed class StartPageTrigger(RecentOrders orders, Staff staff)
{
    private const int OrdersShown = 10;

    /// <summary>The start page; visitors who may not see orders get it without them.</summary>
    [Function("StartPage")]
    [Describes(Page = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request, CancellationToken cancellationToken)
    {
        bool mayRead = staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.ReadCases);
        IReadOnlyList<Order>? latest = mayRead ? await orders.ListAsync(OrdersShown, cancellationToken) : null;
        return Page.Of<StartPage>(Cultures.English, new Dictionary<string, object?> { ["Orders"] = latest });
    }
}
