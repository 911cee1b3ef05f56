using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;
using RefundStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Refund, LeadToCash.Banking.RefundCommand, LeadToCash.Banking.RefundEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Carries refunds on: takes what they take, pays the other invoice of a set-off, and lists those that are ready for the bank. Seeing an event twice changes nothing:
/// the refund's id names what is taken and the payment.
/// </summary>
public sealed class RefundObserver(RefundStore refunds, InvoiceStore invoices, MovementStore movements, Payments payments, PaymentClarifications clarifications, ReadyRefunds ready) : ICaseObserver
{
    private const string SetOff = "set-off";
    private const string Bank = "bank";

    /// <inheritdoc/>
    public string? CaseType => Refund.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        Refund refund = (await @event.CaseAsync<Refund>(cancellationToken)).State;
        switch (@event.As<RefundEvent>())
        {
            case RefundRequested requested:
                await TakeAsync(@event.CaseId, requested, cancellationToken);
                break;
            case RefundSecured when refund.Order.SetOffInvoiceId is { } other:
                await payments.RecordAsync(new IncomingPayment(@event.CaseId, refund.Order.Amount, @event.At, other, Means: SetOff), refund.Order.By, cancellationToken);
                await refunds.ExecuteAsync(@event.CaseId, "set-off", new RefundCommand.Confirm(null), cancellationToken: cancellationToken);
                break;
        }

        await ready.ShowAsync(@event.CaseId, refund, cancellationToken);
    }

    private async Task TakeAsync(string id, RefundRequested requested, CancellationToken cancellationToken)
    {
        (RefundOrder order, string means) = (requested.Order, requested.Order.SetOffInvoiceId is null ? Bank : SetOff);
        Refusal? refusal = order.InvoiceId is { } invoice
            ? await TakeSurplusAsync(invoice, new InvoiceCommand.Refund(id, order.Amount, means, requested.At), order.By, cancellationToken)
            : (await movements.ExecuteAsync(order.MovementId!, "refund/" + id, new MovementCommand.Refund(id, order.Amount, order.By, means), order.By, cancellationToken)).Refusal;
        RefundCommand next = refusal is null ? new RefundCommand.Secure() : new RefundCommand.Reject(refusal.Reason);
        await refunds.ExecuteAsync(id, "secure", next, cancellationToken: cancellationToken);
    }

    private async Task<Refusal?> TakeSurplusAsync(string invoiceId, InvoiceCommand.Refund refund, string by, CancellationToken cancellationToken)
    {
        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(invoiceId, "refund/" + refund.RefundId, refund, by, cancellationToken);
        if (outcome.State is { Surplus.IsZero: true } invoice)
        {
            foreach (PaymentReceived payment in invoice.Payments.Where(payment => !payment.Surplus.IsZero))
            {
                await clarifications.ResolveAsync(payment.PaymentId, cancellationToken);
            }
        }

        return outcome.Refusal;
    }
}
