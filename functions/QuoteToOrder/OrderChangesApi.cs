using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Changes an order for programs.</summary>
public sealed class OrderChangesApi(OrderStore orders, OrderChanges changes, Substitutes substitutes, CaseReader cases, Staff staff)
{
    private const string MergePatch = "application/merge-patch+json";

    /// <summary>
    /// Changes lines by a JSON merge patch: <c>{"lines":{"1":{"quantity":1,"requestedOn":"2026-04-10","deliveryText":"Gate 3"}}}</c>; null or a quantity of 0 removes a line, a <c>sku</c> is sent instead of what has not left. Prices stay as
    /// agreed, totals follow. Needs <c>If-Match</c>: 412 when the order is not what was read, 428 when nothing is said; 409 and 422 name the line and why it can't be. All lines change, or none.
    /// </summary>
    [Function("ChangeOrder")]
    [Describes(Body = typeof(OrderPatch), Answer = typeof(Order))]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/orders/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ChangeOrders, out IResult? refusal))
        {
            return refusal!;
        }

        if (await orders.FindAsync(id, cancellationToken) is not { State.Number: not null } file)
        {
            return Problem.NotFound($"There is no order '{id}'.");
        }

        (string commandId, bool mayRepeat) = OrderChanges.CommandIdOf(request);
        if (mayRepeat && await changes.IsDoneAsync(id, commandId, cancellationToken))
        {
            return await AnswerAsync(request, id, cancellationToken);
        }

        (IReadOnlyList<LineChange>? lines, IResult? problem) = Precondition(request, file) is { } missing ? (null, missing) : await ReadAsync(request, file.State, cancellationToken);
        if (lines is null)
        {
            return problem!;
        }

        OrderRefusal? refused = await changes.ChangeAsync(file, lines, staff.Of(request)!.Actor, commandId, cancellationToken);
        return refused is null ? await AnswerAsync(request, id, cancellationToken) : Refused(refused);
    }

    internal static IResult? Precondition(HttpRequest request, CaseFile<Order> file)
    {
        string[] tags = [.. request.GetTypedHeaders().IfMatch.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString())];
        return request.Headers.IfMatch.Count == 0
            ? Problem.Of(StatusCodes.Status428PreconditionRequired, "precondition-required", "Name the ETag that you read in If-Match.")
            : tags.Any(tag => OrderChanges.IsCurrent(tag, file)) ? null
            : Problem.Of(StatusCodes.Status412PreconditionFailed, "order-changed", "The order is not what you read; read it again.");
    }

    private async Task<(IReadOnlyList<LineChange>? Lines, IResult? Problem)> ReadAsync(HttpRequest request, Order order, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            request.HttpContext.Response.Headers["Accept-Patch"] = MergePatch;
            return (null, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send a JSON merge patch as {MergePatch}."));
        }

        (JsonElement? patch, IResult? problem) = await JsonBody.ReadObjectAsync(request, cancellationToken);
        if (patch is not { } root)
        {
            return (null, problem);
        }

        OrderPatchReader reader = new(order, sku => substitutes.Find(order, sku));
        IReadOnlyList<LineChange> lines = reader.Read(root);
        return reader.Errors.Count > 0 ? (null, Problem.Invalid(reader.Errors)) : (lines, null);
    }

    private static IResult Refused(OrderRefusal refused) => Problem.Of(
        refused.Status, refused.Refusal.Code, refused.Refusal.Reason, refused.Line is { } line ? new Dictionary<string, object?> { ["line"] = line } : null);

    private async Task<IResult> AnswerAsync(HttpRequest request, string id, CancellationToken cancellationToken) =>
        CaseResult.Of(request, (await cases.FindAsync(Order.CaseType, id, cancellationToken))!);
}
