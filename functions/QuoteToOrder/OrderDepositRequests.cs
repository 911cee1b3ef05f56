using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using OrderOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Asks for deposits and releases them, for staff. Under one key each happens once, however often it is asked for. Four requests, two when it is refused.</summary>
public sealed class OrderDepositRequests(OrderStore orders)
{
    /// <summary>Asks for a deposit of a running order.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="wish">A share or an amount, not both.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="commandId">Names the intention.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The deposit, or why there is none.</returns>
    public async Task<(OrderDeposit? Deposit, Refusal? Refusal)> RequestAsync(
        string orderId, DepositWish wish, string actor, string commandId, CancellationToken cancellationToken)
    {
        string currency = (await orders.GetAsync(orderId, cancellationToken)).State.Currency!;
        RequestDeposit request = new(
            wish.Percent is { } percent ? new Percentage(percent) : null, wish.Amount is { } amount ? Money.Of(amount, currency) : null, wish.Days, actor);
        OrderOutcome outcome = await orders.ExecuteAsync(orderId, commandId, request, actor, cancellationToken);
        return outcome.Refusal is { } refusal
            ? (null, refusal)
            : (outcome.State!.Deposit(outcome.Events.OfType<DepositRequested>().Single().InvoiceId), null);
    }

    /// <summary>Releases what was not set off of a deposit; its credit note follows.</summary>
    public async Task<Refusal?> ReleaseAsync(string orderId, int sequence, string reason, string actor, CancellationToken cancellationToken) =>
        (await orders.ExecuteAsync(orderId, $"deposit-{sequence:D}/release", new ReleaseDeposit(sequence, reason, actor), actor, cancellationToken)).Refusal;

    /// <summary>404 for what is not there, 422 for what could be of no order, else 409.</summary>
    internal static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "deposit-unknown" => StatusCodes.Status404NotFound,
        "deposit-too-much" or "reason-wrong" => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>A deposit that is wanted.</summary>
/// <param name="Percent">Of what the order comes to, tax included: 1 to 100, at most two digits after the point; null if there is an amount.</param>
/// <param name="Amount">Tax included, in the order's currency; null if there is a percentage.</param>
/// <param name="Days">Days until payment, 0 to 365; null for the usual ones.</param>
public sealed record DepositWish(decimal? Percent = null, decimal? Amount = null, int? Days = null)
{
    private const decimal Most = 1_000_000_000;

    /// <summary>What is wrong with it, by field; empty if nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Errors()
    {
        Dictionary<string, string[]> errors = [];
        if (Percent is null == Amount is null)
        {
            errors["percent"] = ["Name a percentage or an amount, one of them."];
        }
        else if (Percent is not null and (< 1 or > 100) || decimal.Round(Percent ?? 0, 2) != (Percent ?? 0))
        {
            errors["percent"] = ["A percentage is from 1 to 100, with at most two digits after the point."];
        }
        else if (Amount is not null and (<= 0 or > Most))
        {
            errors["amount"] = ["An amount is above 0."];
        }

        if (Days is < 0 or > 365)
        {
            errors["days"] = ["Days are from 0 to 365."];
        }

        return errors;
    }
}
