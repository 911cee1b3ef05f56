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
/// <param name="Discount">Cash discount to grant with it; null for none.</param>
/// <param name="Means">Where it came in: <c>stripe</c>, <c>bank</c>; null if nobody said.</param>
/// <param name="FromCredit">Whether the books hold it as the customer's credit already.</param>
public sealed record IncomingPayment(
    string PaymentId, Money Amount, DateTimeOffset At, string? Invoice = null, string? Order = null, Money? Discount = null, string? Means = null, bool FromCredit = false);

/// <summary>
/// Puts payments where they belong: on the invoice that they name, on the order while it is not billed, or with what has to be clarified.
/// Safe to run twice: each payment id counts once.
/// </summary>
public sealed class Payments(InvoiceStore invoices, OrderStore orders, NumberIndex numbers, PaymentPlaces places, PaymentClarifications clarifications)
{
    /// <summary>Records a payment.</summary>
    public async Task RecordAsync(IncomingPayment payment, string actor, CancellationToken cancellationToken)
    {
        PaymentClarification? open = await InvoiceOfAsync(payment, cancellationToken) is { } invoiceId
            ? await OnInvoiceAsync(payment, invoiceId, actor, cancellationToken)
            : await OnOrderAsync(payment, actor, cancellationToken);
        await (open is null ? clarifications.ResolveAsync(payment.PaymentId, cancellationToken) : clarifications.AddAsync(open, cancellationToken));
    }

    /// <summary>
    /// Pays an invoice of an order with what came before it was issued, and lists what no invoice will take. Safe to run twice: what an invoice takes was decided once, and what a person took up
    /// stays with him.
    /// </summary>
    public async Task UsePrepaymentsAsync(string orderId, string invoiceId, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(invoiceId, cancellationToken)).State;
        Money open = invoice.Collected.Count == 0 ? invoice.Open : ShareOf((await orders.GetAsync(orderId, cancellationToken)).State, invoiceId, invoice.Open);
        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(
            orderId, $"prepaid/{invoiceId}/{invoice.Payments.Count}", new UsePrepayments(invoiceId, open), cancellationToken: cancellationToken);
        Order order = outcome.Required();
        foreach (PrepaymentUsed used in order.PrepaymentsUsed.Where(used => used.InvoiceId == invoiceId))
        {
            Prepayment payment = order.Prepayments.First(payment => payment.PaymentId == used.PaymentId);
            IncomingPayment incoming = new(used.PaymentId, used.Amount, payment.At, invoiceId, Means: payment.Means, FromCredit: payment.Origin is not null);
            if (await OnInvoiceAsync(incoming, invoiceId, "system", cancellationToken) is { } unclear)
            {
                await clarifications.AddAsync(unclear, cancellationToken);
            }
            else if (order.PrepaymentsReleased.All(released => released.PaymentId != used.PaymentId))
            {
                await clarifications.ResolveAsync(used.PaymentId, cancellationToken); // listed by who saw the order between the invoice's number and this
            }
        }

        await ListLeftAsync(order, cancellationToken);
    }

    /// <summary>Lists what no invoice will take of money that came for an order, once the order is over. Safe to repeat.</summary>
    public async Task ListLeftAsync(Order order, CancellationToken cancellationToken)
    {
        foreach (PaymentClarification left in order.Prepayments.Select(payment => LeftOf(order, payment)).OfType<PaymentClarification>())
        {
            await clarifications.AddAsync(left, cancellationToken);
        }
    }

    /// <summary>Money of an order pays its own bills on a collective invoice, nobody else's.</summary>
    private static Money ShareOf(Order order, string invoiceId, Money open)
    {
        Money share = Money.Sum(
            [
                .. order.Bills.Where(bill => bill.InvoiceId == invoiceId).Select(bill => bill.Bill.Gross),
                .. order.PrepaymentsUsed.Where(used => used.InvoiceId == invoiceId).Select(used => -used.Amount),
            ],
            open.Currency);
        return share < open ? share : open;
    }

    /// <summary>What is to be clarified; null if nothing.</summary>
    private async Task<PaymentClarification?> OnInvoiceAsync(IncomingPayment payment, string invoiceId, string actor, CancellationToken cancellationToken)
    {
        await places.AddAsync(payment.PaymentId, invoiceId, cancellationToken);
        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(
            invoiceId, $"payment/{payment.PaymentId}", new InvoiceCommand.RecordPayment(payment.PaymentId, payment.Amount, payment.At, payment.Discount, payment.Means, payment.FromCredit), actor, cancellationToken);
        PaymentReceived? received = outcome.State?.Payments.FirstOrDefault(known => known.PaymentId == payment.PaymentId);
        return outcome.Refusal is { } refusal ? new PaymentClarification(payment, refusal.Reason)
            : received is { Surplus.IsZero: false } ? new PaymentClarification(payment, $"{received.Surplus} more than was open of invoice {outcome.State!.Number}.")
            : null;
    }

    /// <summary>What is to be clarified; null if nothing.</summary>
    private async Task<PaymentClarification?> OnOrderAsync(IncomingPayment payment, string actor, CancellationToken cancellationToken)
    {
        string? orderId = await ResolveAsync(payment.Order, cancellationToken);
        if (orderId is null || await orders.FindAsync(orderId, cancellationToken) is null)
        {
            return new PaymentClarification(payment, $"No invoice '{payment.Invoice}' and no order '{payment.Order}' is known.");
        }

        await places.AddOrderAsync(payment.PaymentId, orderId, cancellationToken);
        Prepayment prepayment = new(payment.PaymentId, payment.Amount, payment.At, payment.Means, payment.FromCredit ? PrepaymentOrigin.Credit : PrepaymentOrigin.Received);
        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(orderId, $"payment/{payment.PaymentId}", new RecordPrepayment(prepayment), actor, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            return refusal.Code != "order-invoiced" ? new PaymentClarification(payment, refusal.Reason)
                : OwingOf(outcome.State!) is { } owing ? await OnInvoiceAsync(payment, owing, actor, cancellationToken)
                : null;
        }

        foreach (string invoiceId in OpenOf(outcome.State!))
        {
            await UsePrepaymentsAsync(orderId, invoiceId, cancellationToken);
        }

        Order order = (await orders.GetAsync(orderId, cancellationToken)).State;
        return order.Prepayments.Where(known => known.PaymentId == payment.PaymentId).Select(known => LeftOf(order, known)).FirstOrDefault();
    }

    /// <summary>What no invoice will take of a payment for an order that is over; null if nothing, or if invoices are to come.</summary>
    private static PaymentClarification? LeftOf(Order order, Prepayment payment)
    {
        if (!order.IsOver() || order.Bills.Any(bill => bill.Number is null) || order.LeftOf(payment) is not { MinorUnits: > 0 } left)
        {
            return null;
        }

        string reason = order.Bills.Count > 0 ? $"{left} more than was open of order {order.Number}." : $"Order {order.Number} was cancelled; what is not billed is to be given back.";
        return new PaymentClarification(new IncomingPayment(payment.PaymentId, left, payment.At, Order: order.Id, Means: payment.Means), reason);
    }

    /// <summary>The oldest invoice of an order that is not settled, or its last one.</summary>
    private static string? OwingOf(Order order) => OpenOf(order).FirstOrDefault() ?? order.InvoiceId;

    /// <summary>What is issued of an order and not settled: deposits, then bills, each the oldest first.</summary>
    private static IEnumerable<string> OpenOf(Order order) =>
        order.Deposits.Where(deposit => deposit is { Number: not null, Open.IsZero: not true }).Select(deposit => deposit.InvoiceId)
            .Concat(order.Bills.Where(bill => bill is { Number: not null, SettledAt: null }).Select(bill => bill.InvoiceId))
            .Distinct();

    private async Task<string?> InvoiceOfAsync(IncomingPayment payment, CancellationToken cancellationToken)
    {
        string? named = await ResolveAsync(payment.Invoice, cancellationToken);
        if (named is not null && await invoices.FindAsync(named, cancellationToken) is not null)
        {
            return named;
        }

        return null;
    }

    /// <summary>The case behind a number, or the reference itself, which may be an id.</summary>
    private async Task<string?> ResolveAsync(string? reference, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reference) ? null : await numbers.FindAsync(reference, cancellationToken) ?? reference;
}
