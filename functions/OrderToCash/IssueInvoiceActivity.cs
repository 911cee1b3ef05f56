using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Issues the one invoice of a completed order and puts what was paid before on it. Safe to run twice: the number belongs to the invoice's id, whose
/// date comes with the input, so no repetition takes another number or leaves a gap; every command has an id.
/// </summary>
public sealed class IssueInvoiceActivity(
    OrderStore orders, InvoiceStore invoices, NumberSeries series, NumberIndex numbers, Payments payments, BusinessCalendars calendars, IOptions<InvoiceOptions> options)
{
    [Function(nameof(IssueInvoice))]
    public async Task<string> RunAsync([ActivityTrigger] IssueInvoice input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        if (order.CompletedAt is null)
        {
            throw new BusinessRuleException($"Order {order.Number} is not completed, so it can't be billed: it is {order.StatusText}.");
        }

        string invoiceId = Invoice.IdOf(input.OrderId);
        DateOnly date = calendars.Own.DateOf(input.At);
        DateOnly due = calendars.Own.SameOrNextWorkingDay(date.AddDays(options.Value.PaymentDays));
        string number = await series.TakeAsync("RE", date.Year, invoiceId, cancellationToken);
        CaseOutcome<Invoice, InvoiceEvent> issued = await invoices.ExecuteAsync(
            invoiceId, "issue", new InvoiceCommand.Issue(number, Bill.Of(order), date, due), cancellationToken: cancellationToken);
        issued.Required();
        await numbers.AddAsync(number, invoiceId, cancellationToken);

        // From here on payments for the order go to the invoice; those recorded before are with the order as it is now.
        CaseOutcome<Order, OrderEvent> billed = await orders.ExecuteAsync(
            input.OrderId, "invoice", new InvoiceOrder(invoiceId, number), cancellationToken: cancellationToken);
        foreach (Prepayment prepayment in billed.Required().Prepayments)
        {
            await payments.RecordAsync(prepayment, invoiceId, cancellationToken);
        }

        return invoiceId;
    }
}
