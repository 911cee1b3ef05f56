using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Shows staff what an order waits for, and lets a blocked part try again.</summary>
public sealed class StaffOrderTrigger(OrderStore orders, Staff staff)
{
    [Function("ShowOrderToStaff")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/orders/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await orders.FindAsync(id, cancellationToken) is { } order
            ? Page.Of<StaffOrderPage>(Cultures.English, new Dictionary<string, object?> { ["Id"] = id, ["Order"] = order.State })
            : Page.Message(Cultures.English, "No such order", $"There is no order '{id}'.", "warn", StatusCodes.Status404NotFound);
    }

    /// <summary>Lets a blocked part try again. A second call for the same block gets the answer of the first; a part that was never blocked refuses.</summary>
    [Function("ResumePart")]
    public async Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/parts/{partId}/resume")] HttpRequest request,
        string id, string partId, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ResumeParts, out IResult? refusal))
        {
            return refusal!;
        }

        if (await orders.FindAsync(id, cancellationToken) is not { State: { } order } || order.Part(partId) is not { } part)
        {
            return Problem.NotFound($"There is no part '{partId}' of an order '{id}'.");
        }

        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(
            id, $"{partId}/resume-{part.TimesBlocked}", new ResumePart(partId), staff.Of(request)!.Actor, cancellationToken);
        return outcome.Refusal is { } no ? Problem.Of(no)
            : request.WantsJson() || !request.HasFormContentType ? Results.Accepted($"/api/orders/{id}")
            : Results.Redirect($"/staff/orders/{id}");
    }
}
