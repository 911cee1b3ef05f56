using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Webhooks;

/// <summary>Takes orders, payments and cancellations over from shops. All of it is safe to repeat.</summary>
public sealed class ShopOrderIntake(OrderPlacement placement, OrderStore orders, Payments payments)
{
    /// <summary>Places an order; if it is known already and has been paid since, records the payment.</summary>
    public async Task PlaceAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        Order order = await placement.PlaceAsync(draft, draft.Source, cancellationToken);
        if (draft.Prepaid is { } paid && !order.Prepayments.Any(known => known.PaymentId == paid.PaymentId))
        {
            await payments.RecordAsync(new IncomingPayment(paid.PaymentId, paid.Amount, paid.At, Order: draft.OrderId), draft.Source, cancellationToken);
        }
    }

    /// <summary>Cancels an order, also one that has not come yet.</summary>
    /// <exception cref="BusinessRuleException">It was completed before.</exception>
    public async Task CancelAsync(string source, string sourceId, string reason, CancellationToken cancellationToken)
    {
        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(
            OrderIds.Of(source, sourceId), "cancel", new CancelOrder(source, sourceId, reason), source, cancellationToken);
        outcome.Required();
    }
}
