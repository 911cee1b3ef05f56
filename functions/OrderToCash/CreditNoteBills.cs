using LeadToCash.Cases;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Knows the credit notes that invoices decided.</summary>
public sealed class CreditNoteBills(InvoiceStore invoices) : IBillSource
{
    /// <inheritdoc/>
    public string Origin => BillOrigins.Invoice;

    /// <inheritdoc/>
    public async Task<Bill> GetAsync(string originId, string invoiceId, CancellationToken cancellationToken) =>
        (await invoices.GetAsync(originId, cancellationToken)).State.CreditNotes.FirstOrDefault(credit => credit.CreditNoteId == invoiceId)?.Bill
            ?? throw new BusinessRuleException($"Invoice '{originId}' has no credit note '{invoiceId}'.");

    /// <summary>The invoice needs no number of its credit note: the credit note names the invoice.</summary>
    public Task OnIssuedAsync(string originId, string invoiceId, Invoice invoice, CancellationToken cancellationToken) => Task.CompletedTask;
}
