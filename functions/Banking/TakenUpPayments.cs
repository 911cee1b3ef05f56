using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Payments of providers that nobody could place and that a person takes up: each becomes a movement, which can be allocated, kept and given back like a line
/// of a bank. From then on the provider's later messages of the same payment change nothing.
/// </summary>
public sealed class TakenUpPayments(MovementStore movements, InvoiceStore invoices, OrderStore orders, PaymentPlaces places, PaymentClarifications clarifications, BusinessCalendars calendars)
{
    /// <summary>Whether a person has taken a payment up.</summary>
    public async Task<bool> HasAsync(string paymentId, CancellationToken cancellationToken) =>
        await movements.FindAsync(MovementIds.OfPayment(paymentId), cancellationToken) is not null;

    /// <summary>Takes a payment up; again changes nothing.</summary>
    /// <returns>The movement's id, or why it can't be.</returns>
    public async Task<(string? MovementId, Refusal? Refusal)> TakeUpAsync(string paymentId, string actor, CancellationToken cancellationToken)
    {
        string id = MovementIds.OfPayment(paymentId);
        if (await clarifications.FindAsync(paymentId, cancellationToken) is not { } listed)
        {
            return await movements.FindAsync(id, cancellationToken) is not null ? (id, null) : (null, new Refusal("not-listed", $"The payment '{paymentId}' is not to be clarified."));
        }

        if (listed.MovementId is { } known)
        {
            return (known, null);
        }

        (Prepayment? prepayment, Money amount) = await ReleaseAsync(listed.Payment, actor, cancellationToken);
        if ((prepayment is null || amount.IsZero) && await InvoiceOfAsync(paymentId, cancellationToken) is { } invoice)
        {
            return (null, new Refusal("payment-on-invoice", $"The payment is on invoice {invoice}; give its surplus back or set it off there."));
        }

        MovementEntry entry = new()
        {
            Source = MovementSource.Provider,
            Account = listed.Payment.Means ?? "unknown",
            BookedOn = calendars.Own.DateOf(listed.Payment.At),
            Amount = amount,
            Text = string.Join(' ', new[] { listed.Payment.Invoice, listed.Payment.Order }.OfType<string>()),
            ProviderPaymentId = paymentId,
            WasCredit = prepayment?.Origin is not null,
        };
        await movements.ExecuteAsync(id, "import", new MovementCommand.Import(entry, null), actor, cancellationToken);
        (await movements.ExecuteAsync(id, "clarify", new MovementCommand.Clarify(listed.Reason, []), actor, cancellationToken)).Required();
        return (id, null);
    }

    /// <summary>Takes off its order what no invoice has taken; the whole payment if it is for no order.</summary>
    private async Task<(Prepayment? Prepayment, Money Left)> ReleaseAsync(IncomingPayment payment, string actor, CancellationToken cancellationToken)
    {
        if (payment.Order is not { } orderId || await orders.FindAsync(orderId, cancellationToken) is not { } file || file.State.Prepayments.All(one => one.PaymentId != payment.PaymentId))
        {
            return (null, payment.Amount);
        }

        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(
            orderId, $"release/{payment.PaymentId}", new ReleasePrepayment(payment.PaymentId), actor, cancellationToken);
        Order order = outcome.Required();
        Money released = Money.Sum(order.PrepaymentsReleased.Where(one => one.PaymentId == payment.PaymentId).Select(one => one.Amount), payment.Amount.Currency);
        return (order.Prepayments.First(one => one.PaymentId == payment.PaymentId), released);
    }

    private async Task<string?> InvoiceOfAsync(string paymentId, CancellationToken cancellationToken)
    {
        foreach (string id in await places.InvoicesAsync(paymentId, cancellationToken))
        {
            if (await invoices.FindAsync(id, cancellationToken) is { } file && file.State.Payments.Any(payment => payment.PaymentId == paymentId))
            {
                return file.State.Number;
            }
        }

        return null;
    }
}
