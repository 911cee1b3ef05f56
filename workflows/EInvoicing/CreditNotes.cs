using LeadToCash.Cases;

namespace LeadToCash.EInvoicing;

/// <summary>Credit notes for an invoice: type 381, positive amounts, and a reference to what they credit.</summary>
public static class CreditNotes
{
    /// <summary>A credit note for all of an invoice, or for some of it.</summary>
    /// <param name="invoice">The invoice with its amounts.</param>
    /// <param name="number">BT-1 of the credit note.</param>
    /// <param name="date">BT-2 of it.</param>
    /// <param name="terms">BT-20, how it is settled; the form of a credit note in UBL has no due date of its own.</param>
    /// <param name="quantities">What is credited by identifier of the line; null for all that is left.</param>
    /// <param name="before">What was credited before; null for nothing.</param>
    /// <exception cref="BusinessRuleException">More is credited than was invoiced, or nothing.</exception>
    public static EInvoice Of(
        EInvoice invoice, string number, DateOnly date, string terms, IReadOnlyDictionary<string, decimal>? quantities = null, InvoicedBefore? before = null)
    {
        before ??= InvoicedBefore.Nothing;
        quantities ??= invoice.Lines
            .Select(line => (Id: line.Id!, Left: line.Quantity!.Value - before.Quantity(line)))
            .Where(line => line.Left > 0)
            .ToDictionary(line => line.Id, line => line.Left, StringComparer.Ordinal);
        if (quantities.Count == 0)
        {
            throw new BusinessRuleException($"Nothing is left to credit of {invoice.Number}.");
        }

        return InvoiceParts.Take(invoice, quantities, before) with
        {
            TypeCode = InvoiceTypes.CreditNote,
            Number = number,
            IssueDate = date,
            DueDate = null,
            PaymentTerms = terms,
            PrecedingInvoices = [new PrecedingInvoice(invoice.Number, invoice.IssueDate)],
        };
    }
}
