using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Issues the one invoice of an order whose own process collects it: of orders that were placed before invoices had processes. Safe to run twice.</summary>
public sealed class IssueInvoiceActivity(OrderBills bills, IssueBillActivity issue)
{
    [Function(nameof(IssueInvoice))]
    public async Task<string> RunAsync([ActivityTrigger] IssueInvoice input, CancellationToken cancellationToken)
    {
        OrderBill bill = await bills.DecideWholeAsync(input.OrderId, cancellationToken);
        IssuedBill issued = await issue.RunAsync(new IssueBill(new BillToIssue(bill.InvoiceId, BillOrigins.Order, input.OrderId), input.At), cancellationToken);
        return issued.Violations.Count == 0
            ? bill.InvoiceId
            : throw new InvalidOperationException($"The invoice of order '{input.OrderId}' breaks rules: {string.Join("; ", issued.Violations)}");
    }
}
