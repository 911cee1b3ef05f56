using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Deposits of running orders, for programs.</summary>
public sealed class DepositsApi(OrderStore orders, OrderChanges changes, OrderDepositRequests deposits, Staff staff)
{
    /// <summary>
    /// Asks for a deposit: <c>{"percent":30,"days":7}</c>, or an <c>amount</c> with tax. It is invoiced at once, holds nothing up, and later invoices set it off. Needs <c>If-Match</c>: 412 when the
    /// order is not what was read, 428 when nothing is said; 422 says how much can be asked for. Under one <c>Idempotency-Key</c> it happens once.
    /// </summary>
    [Function("RequestDeposit")]
    [Describes(Body = typeof(DepositWish), Answer = typeof(OrderDeposit), Status = StatusCodes.Status201Created)]
    public async Task<IResult> RequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/deposits")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageDeposits, out IResult? refusal))
        {
            return refusal!;
        }

        (DepositWish? wish, IResult? problem) = await JsonBody.ReadAsync<DepositWish>(request, cancellationToken);
        if (wish is null || await orders.FindAsync(id, cancellationToken) is not { State.Number: not null } file)
        {
            return problem ?? Problem.NotFound($"There is no order '{id}'.");
        }

        (string commandId, bool mayRepeat) = OrderChanges.CommandIdOf(request);
        bool isRepeat = mayRepeat && await changes.IsDoneAsync(id, commandId, cancellationToken);
        if (!isRepeat && OrderChangesApi.Precondition(request, file) is { } missing)
        {
            return missing;
        }

        if (wish.Errors() is { Count: > 0 } errors)
        {
            return Problem.Invalid(errors);
        }

        (OrderDeposit? deposit, Refusal? refused) = await deposits.RequestAsync(id, wish, staff.Of(request)!.Actor, commandId, cancellationToken);
        return deposit is null ? Refused(refused!) : Results.Json(deposit, CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>
    /// Releases what was not set off of a deposit: <c>{"reason":"Agreed on the phone."}</c>. It is credited, what was paid is the customer's, and fulfilment that waited for it begins. A second call
    /// changes nothing.
    /// </summary>
    [Function("ReleaseDeposit")]
    [Describes(Body = typeof(DepositRelease), Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/deposits/{sequence:int}/release")] HttpRequest request,
        string id, int sequence, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageDeposits, out IResult? refusal))
        {
            return refusal!;
        }

        (DepositRelease? release, IResult? problem) = await JsonBody.ReadAsync<DepositRelease>(request, cancellationToken);
        if (release is null || await orders.FindAsync(id, cancellationToken) is not { State.Number: not null })
        {
            return problem ?? Problem.NotFound($"There is no order '{id}'.");
        }

        Refusal? refused = await deposits.ReleaseAsync(id, sequence, release.Reason ?? "", staff.Of(request)!.Actor, cancellationToken);
        return refused is null ? Results.Accepted($"/api/orders/{id}") : Refused(refused);
    }

    private static IResult Refused(Refusal refusal) => Problem.Of(OrderDepositRequests.StatusOf(refusal), refusal.Code, refusal.Reason);

    private sealed record DepositRelease(string? Reason);
}
