using LeadToCash.Banking;
using LeadToCash.Webhooks;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Payments through Stripe. One payment may be told by several events (the intent, its charge, its checkout), each perhaps repeated and in any
/// order: all of them name the payment intent, which is the payment's id here, so it counts once.
/// </summary>
public sealed class StripePaymentHandler(Payments payments, TakenUpPayments takenUp) : IWebhookHandler
{
    /// <inheritdoc/>
    public string Source => "stripe";

    /// <inheritdoc/>
    public IReadOnlyList<string> Topics { get; } = StripePayments.Topics;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (StripePayments.Read(new Payload(delivery.Json()), delivery.ReceivedAt) is not { } payment)
        {
            return DeliveryOutcome.Ignored("No money has moved yet.");
        }

        if (await takenUp.HasAsync(payment.PaymentId, cancellationToken))
        {
            return DeliveryOutcome.Ignored("A person has taken this payment up.");
        }

        await payments.RecordAsync(payment, Source, cancellationToken);
        return DeliveryOutcome.Processed;
    }
}
