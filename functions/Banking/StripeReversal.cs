using LeadToCash.OrderToCash;
using LeadToCash.Webhooks;

namespace LeadToCash.Banking;

/// <summary>What Stripe says of money that went back, or came again after a dispute was won.</summary>
/// <param name="Id">Names it for ever, whatever event tells of it.</param>
/// <param name="PaymentId">The payment: its intent.</param>
/// <param name="Amount">How much moved with it, above nothing.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="At">When, UTC.</param>
internal sealed record StripeReversal(string Id, string PaymentId, Money Amount, string Reason, DateTimeOffset At)
{
    public const string Refunded = "charge.refunded";
    public const string Withdrawn = "charge.dispute.funds_withdrawn";
    public const string Reinstated = "charge.dispute.funds_reinstated";

    /// <summary>Reads an event; null if no payment is named or no money has moved.</summary>
    /// <exception cref="UnusableDeliveryException">Something needed is missing or wrong.</exception>
    public static StripeReversal? Read(Payload @event, DateTimeOffset receivedAt)
    {
        Payload subject = @event.Child("data").Child("object");
        string currency = subject.RequiredText("currency").ToUpperInvariant();
        bool isRefund = @event.RequiredText("type") == Refunded;
        decimal all = subject.Number(isRefund ? "amount_refunded" : "amount") ?? 0;
        decimal before = isRefund && @event.Child("data").Has("previous_attributes") ? @event.Child("data").Child("previous_attributes").Number("amount_refunded") ?? 0 : 0;
        if (!Currencies.IsCode(currency) || all <= before || subject.Text("payment_intent") is not { } payment)
        {
            return null;
        }

        string id = isRefund ? $"{subject.RequiredText("id")}-{all:0}" : subject.RequiredText("id");
        string reason = isRefund ? "Refunded at Stripe." : $"Dispute: {subject.Text("reason") ?? "unknown"}.";
        DateTimeOffset at = @event.Number("created") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : receivedAt;
        return new StripeReversal(id, payment, StripePayments.AmountOf(all - before, currency), reason, at);
    }
}
