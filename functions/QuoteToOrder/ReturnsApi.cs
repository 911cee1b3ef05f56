using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Goods that come back, for programs.</summary>
public sealed class ReturnsApi(OrderStore orders, GoodsReturns returns, Staff staff)
{
    /// <summary>
    /// Announces that goods come back: <c>{"lines":[{"position":1,"quantity":1}],"reason":"Wrong size"}</c>; the customer gets a mail with the number for the parcel. 409 says how many
    /// can come back. Under one <c>Idempotency-Key</c> it happens once.
    /// </summary>
    [Function("AnnounceReturn")]
    [Describes(Body = typeof(ReturnWish), Answer = typeof(GoodsReturn), Status = StatusCodes.Status201Created)]
    public async Task<IResult> AnnounceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/returns")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ChangeOrders, out IResult? refusal))
        {
            return refusal!;
        }

        (ReturnWish? wish, IResult? problem) = await JsonBody.ReadAsync<ReturnWish>(request, cancellationToken);
        if (wish is null || await orders.FindAsync(id, cancellationToken) is not { State.Number: not null })
        {
            return problem ?? Problem.NotFound($"There is no order '{id}'.");
        }

        (GoodsReturn? announced, Refusal? refused) = await returns.AnnounceAsync(
            id, wish.Lines ?? [], wish.Reason ?? "", staff.Of(request)!.Actor, OrderChanges.CommandIdOf(request).CommandId, cancellationToken);
        return announced is null
            ? Refused(refused!)
            : Results.Json(announced, CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>
    /// Notes what of a return came: <c>{"goods":[{"position":1,"quantity":1,"isSellable":false}]}</c>. What can be sold goes back into the stock; all of it is credited. 409 when the return is
    /// over. Under one <c>Idempotency-Key</c> it happens once.
    /// </summary>
    [Function("ReceiveReturn")]
    [Describes(Body = typeof(ReturnArrival), Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/returns/{sequence:int}/arrival")] HttpRequest request,
        string id, int sequence, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageStock, out IResult? refusal))
        {
            return refusal!;
        }

        (ReturnArrival? arrival, IResult? problem) = await JsonBody.ReadAsync<ReturnArrival>(request, cancellationToken);
        if (arrival is null || await orders.FindAsync(id, cancellationToken) is not { State.Number: not null })
        {
            return problem ?? Problem.NotFound($"There is no order '{id}'.");
        }

        Refusal? refused = await returns.ReceiveAsync(
            id, sequence, arrival.Goods ?? [], staff.Of(request)!.Actor, OrderChanges.CommandIdOf(request).CommandId, cancellationToken);
        return refused is null ? Results.Accepted($"/api/orders/{id}") : Refused(refused);
    }

    internal static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "return-unknown" => StatusCodes.Status404NotFound,
        "quantity-wrong" or "line-unknown" or "reason-wrong" => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    private static IResult Refused(Refusal refusal) => Problem.Of(StatusOf(refusal), refusal.Code, refusal.Reason);

    private sealed record ReturnWish(IReadOnlyList<ReturnLine>? Lines, string? Reason);

    private sealed record ReturnArrival(IReadOnlyList<ReturnedGoods>? Goods);
}
