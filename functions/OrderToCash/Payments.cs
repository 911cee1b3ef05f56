using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>A payment as its messenger tells it.</summary>
/// <param name="PaymentId">Names the payment for ever, whatever event tells of it.</param>
/// <param name="Amount">What came.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Invoice">Number or id of the invoice that the payer named; null if none.</param>
/// <param name="Order">Number or id of the order that the payer named; null if none.</param>
public sealed record IncomingPayment(string PaymentId, Money Amount, DateTimeOffset At, string? Invoice = null, string? Order = null);

/// <summary>
/// Puts payments where they belong: on the invoice that they name, on the order while it is not billed, or with what has to be clarified.
/// Safe to run twice: each payment id counts once.
/// </summary>
public sealed class Payments(InvoiceStore invoices, OrderStore orders, NumberIndex numbers, PaymentClarifications clarifications)
{
    /// <summary>Records a payment.</summary>
    public async Task RecordAsync(IncomingPayment payment, string actor, CancellationToken cancellationToken)
    {
        string? open = await OnInvoiceAsync(payment, await InvoiceOfAsync(payment, cancellationToken), actor, cancellationToken)
            ?? await OnOrderAsync(payment, actor, cancellationToken);
        if (open is { Length: > 0 })
        {
            await clarifications.AddAsync(payment, open, cancellationToken);
        }
        else
        {
            await clarifications.ResolveAsync(payment.PaymentId, cancellationToken);
        }
    }

    /// <summary>Records a payment that came before the invoice.</summary>
    public async Task RecordAsync(Prepayment payment, string invoiceId, CancellationToken cancellationToken) =>
        await RecordAsync(new IncomingPayment(payment.PaymentId, payment.Amount, payment.At, invoiceId), "system", cancellationToken);

    /// <summary>What is left to clarify, empty if nothing; null if there is no such invoice.</summary>
    private async Task<string?> OnInvoiceAsync(IncomingPayment payment, string? invoiceId, string actor, CancellationToken cancellationToken)
    {
        if (invoiceId is null)
        {
            return null;
        }

        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(
            invoiceId, $"payment/{payment.PaymentId}", new InvoiceCommand.RecordPayment(payment.PaymentId, payment.Amount, payment.At), actor, cancellationToken);
        PaymentReceived? received = outcome.State?.Payments.FirstOrDefault(known => known.PaymentId == payment.PaymentId);
        return outcome.Refusal?.Reason
            ?? (received is { Surplus.IsZero: false } ? $"{received.Surplus} more than was open of invoice {outcome.State!.Number}." : "");
    }

    /// <summary>What is left to clarify, empty if nothing.</summary>
    private async Task<string> OnOrderAsync(IncomingPayment payment, string actor, CancellationToken cancellationToken)
    {
        string? orderId = await ResolveAsync(payment.Order, cancellationToken);
        if (orderId is null || await orders.FindAsync(orderId, cancellationToken) is null)
        {
            return $"No invoice '{payment.Invoice}' and no order '{payment.Order}' is known.";
        }

        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(
            orderId, $"payment/{payment.PaymentId}", new RecordPrepayment(new Prepayment(payment.PaymentId, payment.Amount, payment.At)), actor, cancellationToken);
        return outcome.Refusal switch
        {
            null => "",
            { Code: "order-invoiced" } => await OnInvoiceAsync(payment, outcome.State!.InvoiceId, actor, cancellationToken) ?? "",
            { } refusal => refusal.Reason,
        };
    }

    private async Task<string?> InvoiceOfAsync(IncomingPayment payment, CancellationToken cancellationToken)
    {
        string? named = await ResolveAsync(payment.Invoice, cancellationToken);
        if (named is not null && await invoices.FindAsync(named, cancellationToken) is not null)
        {
            return named;
        }

        string? orderId = await ResolveAsync(payment.Order, cancellationToken);
        return orderId is not null && await orders.FindAsync(orderId, cancellationToken) is { State.InvoiceId: { } invoiceId } ? invoiceId : null;
    }

    /// <summary>The case behind a number, or the reference itself, which may be an id.</summary>
    private async Task<string?> ResolveAsync(string? reference, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reference) ? null : await numbers.FindAsync(reference, cancellationToken) ?? reference;
}
