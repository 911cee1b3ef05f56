using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>One order on one screen: what it waits for, what has left, its lines to be changed, and parts that are blocked.</summary>
public sealed class StaffOrderTrigger(OrderStore orders, OrderChanges changes, Substitutes substitutes, Staff staff)
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
            ? Shown(request, order, editing: null, SubmittedFields.Empty, new Dictionary<string, string[]>(), StatusCodes.Status200OK)
            : Page.Message(Cultures.English, "No such order", $"There is no order '{id}'.", "warn", StatusCodes.Status404NotFound);
    }

    /// <summary>Changes one line by the form on the page. Fields: <c>etag</c>, <c>quantity</c>, <c>requestedOn</c>, <c>deliveryText</c>, <c>sku</c>; on success the browser is led back.</summary>
    [Function("ChangeOrderLine")]
    [Describes(Body = typeof(LinePatch), Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/{id}/lines/{position:int}")] HttpRequest request,
        string id, int position, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ChangeOrders, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await orders.FindAsync(id, cancellationToken) is not { State.Number: not null } order)
        {
            return problem ?? Problem.NotFound($"There is no order '{id}'.");
        }

        if (!OrderChanges.IsCurrent(fields["etag"], order))
        {
            return Shown(request, order, position, fields, Error("The order has changed since you opened this page. Look at it again, then change the line."), StatusCodes.Status412PreconditionFailed);
        }

        var form = OrderLineForm.Of(fields, position, sku => substitutes.Find(order.State, sku));
        if (form.Change is null)
        {
            return Shown(request, order, position, fields, form.Errors, StatusCodes.Status400BadRequest);
        }

        OrderRefusal? refused = await changes.ChangeAsync(order, [form.Change], staff.Of(request)!.Actor, OrderChanges.CommandIdOf(request).CommandId, cancellationToken);
        return refused is null ? SeeOther(request, $"/staff/orders/{id}#line-{position}") : Shown(request, order, position, fields, Error(refused.Refusal.Reason), refused.Status);
    }

    private static Dictionary<string, string[]> Error(string sentence) => new() { ["quantity"] = [sentence] };

    private static IResult SeeOther(HttpRequest request, string path)
    {
        request.HttpContext.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private IResult Shown(
        HttpRequest request, CaseFile<Order> order, int? editing, SubmittedFields fields, IReadOnlyDictionary<string, string[]> errors, int status) =>
        Page.Of<StaffOrderPage>(
            Cultures.English,
            new Dictionary<string, object?>
            {
                ["Id"] = order.Id,
                ["Order"] = order.State,
                ["Version"] = order.Version,
                ["MayChange"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ChangeOrders),
                ["MayReceive"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageStock),
                ["MayManageDeposits"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageDeposits),
                ["Editing"] = editing,
                ["Fields"] = fields,
                ["Errors"] = errors,
            },
            status);

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
