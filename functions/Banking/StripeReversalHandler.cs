using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Webhooks;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Refunds made at Stripe, and disputes when their money moves. A refund takes the invoice's surplus if there is as much, else it opens the payment again; a lost
/// dispute opens it again, and one that was won after all pays it again. What came for an order and is on no invoice yet is taken off the order. What fits no payment as a whole becomes a movement to be clarified.
/// </summary>
public sealed class StripeReversalHandler(Payments payments, PaymentPlaces places, InvoiceStore invoices, OrderStore orders, MovementStore movements, PaymentClarifications clarifications,
    BusinessCalendars calendars) : IWebhookHandler
{
    /// <inheritdoc/>
    public string Source => "stripe";

    /// <inheritdoc/>
    public IReadOnlyList<string> Topics { get; } = [StripeReversal.Refunded, StripeReversal.Withdrawn, StripeReversal.Reinstated];

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (StripeReversal.Read(new Payload(delivery.Json()), delivery.ReceivedAt) is not { } reversal)
        {
            return DeliveryOutcome.Ignored("No money has moved.");
        }

        IReadOnlyList<string> on = await places.InvoicesAsync(reversal.PaymentId, cancellationToken);
        CaseFile<Invoice>? invoice = on is [{ } only] ? await invoices.FindAsync(only, cancellationToken) : null;
        string? order = on.Count == 0 ? await places.OrderAsync(reversal.PaymentId, cancellationToken) : null;
        await ((delivery.Topic, order) switch
        {
            (StripeReversal.Reinstated, _) => payments.RecordAsync(
                new IncomingPayment($"{reversal.PaymentId}-{reversal.Id}", reversal.Amount, reversal.At, invoice?.Id, order, Means: Source), Source, cancellationToken),
            (_, { } orderId) => TakeOffOrderAsync(reversal, orderId, cancellationToken),
            _ => TakeAsync(reversal, invoice, delivery.Topic, cancellationToken),
        });
        return DeliveryOutcome.Processed;
    }

    /// <summary>No invoice may take what is gone.</summary>
    private async Task TakeOffOrderAsync(StripeReversal reversal, string orderId, CancellationToken cancellationToken)
    {
        ReturnPrepayment gone = new(reversal.PaymentId, reversal.Id, reversal.Amount, reversal.Reason, reversal.At);
        if ((await orders.ExecuteAsync(orderId, "stripe/" + reversal.Id, gone, Source, cancellationToken)).Refusal is not null)
        {
            await ClarifyAsync(reversal, cancellationToken);
        }
        else
        {
            await clarifications.ResolveAsync(reversal.PaymentId, cancellationToken);
        }
    }

    private async Task TakeAsync(StripeReversal reversal, CaseFile<Invoice>? invoice, string topic, CancellationToken cancellationToken)
    {
        PaymentReceived? payment = invoice?.State.Payments.FirstOrDefault(one => one.PaymentId == reversal.PaymentId);
        string commandId = "stripe/" + reversal.Id;
        if (invoice is not null && await invoices.RecordedAsync(invoice.Id, commandId, cancellationToken) is not null)
        {
            return; // what it took then is not there any more
        }

        InvoiceCommand? command = (invoice, payment) switch
        {
            ({ } file, not null) when topic == StripeReversal.Refunded && file.State.Surplus.Currency == reversal.Amount.Currency && reversal.Amount <= file.State.Surplus =>
                new InvoiceCommand.Refund(reversal.Id, reversal.Amount, Source, reversal.At),
            ({ } file, { } paid) when paid.Amount == reversal.Amount && !file.State.IsReturned(paid) =>
                new InvoiceCommand.ReturnPayment(reversal.Id, paid.PaymentId, reversal.Reason, reversal.At),
            _ => null,
        };
        if (command is null || (await invoices.ExecuteAsync(invoice!.Id, commandId, command, Source, cancellationToken)).Refusal is not null)
        {
            await ClarifyAsync(reversal, cancellationToken);
        }
    }

    private async Task ClarifyAsync(StripeReversal reversal, CancellationToken cancellationToken)
    {
        string id = MovementIds.OfPayment(reversal.Id);
        MovementEntry entry = new()
        {
            Source = MovementSource.Provider,
            Account = Source,
            BookedOn = calendars.Own.DateOf(reversal.At),
            Amount = -reversal.Amount,
            Text = reversal.PaymentId,
            Return = new ReturnReason("returned", reversal.Reason),
            ProviderPaymentId = reversal.Id,
        };
        await movements.ExecuteAsync(id, "import", new MovementCommand.Import(entry, null), Source, cancellationToken);
        await movements.ExecuteAsync(id, "clarify", new MovementCommand.Clarify($"{reversal.Reason} {reversal.Amount} of {reversal.PaymentId} went back, which is no payment as a whole.", []), Source, cancellationToken);
    }
}
