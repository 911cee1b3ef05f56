using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.OpenItems;

/// <summary>A line of a customer's account.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="What">For people: <c>Invoice</c>, <c>Payment (bank)</c>, <c>Credit note</c>.</param>
/// <param name="Number">Number of the invoice.</param>
/// <param name="Amount">What the customer owes more by it; below nothing when less.</param>
/// <param name="InvoiceId">Case id of the invoice; null for money on account.</param>
/// <param name="MovementId">The movement of money; null if it is none on account.</param>
public sealed record AccountEntry(DateTimeOffset At, string What, string Number, Money Amount, string? InvoiceId, string? MovementId = null)
{
    /// <summary>What an event of an invoice does to the account; null if nothing. All of an account's lines come to its balance.</summary>
    public static AccountEntry? Of(CaseEvent @event, Invoice invoice)
    {
        (string What, Money Amount)? line = @event.As<InvoiceEvent>() switch
        {
            InvoiceIssued { Bill.Kind: BillKind.Invoice } issued => ("Invoice", issued.Bill.Gross),
            PaymentReceived { Discount: { } discount } payment => ($"{Payment(payment)} with {discount} discount", -(payment.Amount + discount)),
            PaymentReceived payment => (Payment(payment), -payment.Amount),
            PaymentReturned { DiscountLapsed: { } lapsed } returned => ($"Payment returned: {returned.Reason}", returned.Amount + lapsed),
            PaymentReturned returned => ($"Payment returned: {returned.Reason}", returned.Amount),
            InvoiceCredited { DiscountLapsed: { } lapsed } credited => ($"Credit note, less {lapsed} discount", lapsed - credited.Bill.Gross),
            InvoiceCredited credited => ("Credit note", -credited.Bill.Gross),
            SurplusRefunded refund => ($"Given back ({refund.Means})", refund.Amount),
            InvoiceWrittenOff given => ("Written off", -given.Amount),
            _ => null,
        };
        return line is { } one ? new AccountEntry(@event.At, one.What, invoice.Number, one.Amount, @event.CaseId) : null;
    }

    private static string Payment(PaymentReceived payment) => payment.Means is { } means ? $"Payment ({means})" : "Payment";
}
