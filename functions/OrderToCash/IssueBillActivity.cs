using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Issues a bill, unless it would break a rule of e-invoicing: then it takes no number. Safe to run twice: the number belongs to the invoice's id, whose date
/// comes with the input, so no repetition takes another number or leaves a gap; every command has an id.
/// </summary>
public sealed class IssueBillActivity(
    IEnumerable<IBillSource> sources, InvoiceStore invoices, NumberSeries series, NumberIndex numbers, InvoiceFiles files, BusinessCalendars calendars,
    ICollectionTerms terms, IOptions<InvoiceOptions> options)
{
    [Function(nameof(IssueBill))]
    public async Task<IssuedBill> RunAsync([ActivityTrigger] IssueBill input, CancellationToken cancellationToken)
    {
        (string invoiceId, string origin, string originId) = input.Bill;
        IBillSource source = sources.First(source => source.Origin == origin);
        Bill bill = await source.GetAsync(originId, invoiceId, cancellationToken);
        InvoiceIssued draft = await DraftAsync(bill, input.At, cancellationToken);
        IReadOnlyList<string> violations = files.Check(draft);
        if (violations.Count > 0 && await invoices.FindAsync(invoiceId, cancellationToken) is null)
        {
            return new IssuedBill(bill.Kind == BillKind.CreditNote, violations);
        }

        string prefix = bill.Kind == BillKind.CreditNote ? "GS" : "RE";
        string number = await series.TakeAsync(prefix, draft.Date.Year, invoiceId, cancellationToken);
        CaseOutcome<Invoice, InvoiceEvent> issued = await invoices.ExecuteAsync(
            invoiceId, "issue", new InvoiceCommand.Issue(number, bill, draft.Date, draft.DueDate, draft.DirectDebit), cancellationToken: cancellationToken);
        Invoice invoice = issued.Required();
        await numbers.AddAsync(invoice.Number, invoiceId, cancellationToken);
        await source.OnIssuedAsync(originId, invoiceId, invoice, cancellationToken);
        return new IssuedBill(bill.Kind == BillKind.CreditNote, []);
    }

    private async Task<InvoiceIssued> DraftAsync(Bill bill, DateTimeOffset at, CancellationToken cancellationToken)
    {
        DateOnly date = calendars.Own.DateOf(at);
        DateOnly due = bill.Kind == BillKind.CreditNote ? date : calendars.Own.SameOrNextWorkingDay(date.AddDays(bill.PaymentDays ?? options.Value.PaymentDays));
        return new InvoiceIssued("RE-0000-00000", bill, date, due, await terms.OfAsync(bill, date, due, cancellationToken));
    }
}
