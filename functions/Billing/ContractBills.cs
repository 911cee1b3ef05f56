using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;

namespace LeadToCash.Billing;

/// <summary>Knows the invoices that contracts' billing accounts decided: their content is in the event that decided them.</summary>
public sealed class ContractBills(AccountStore accounts) : IBillSource
{
    /// <inheritdoc/>
    public string Origin => BillOrigins.Contract;

    /// <inheritdoc/>
    public async Task<Bill> GetAsync(string originId, string invoiceId, CancellationToken cancellationToken)
    {
        ContractBill? bill = (await accounts.GetAsync(originId, cancellationToken)).State.Bills.FirstOrDefault(bill => bill.InvoiceId == invoiceId);
        CaseOutcome<BillingAccount, BillingEvent>? decided = bill is null ? null : await accounts.RecordedAsync(originId, BillingAccounts.CommandIdOf(bill.Decision), cancellationToken);
        return decided?.Events.OfType<ContractBillDecided>().FirstOrDefault(one => one.InvoiceId == invoiceId)?.Bill
            ?? throw new BusinessRuleException($"Contract '{originId}' has decided no bill '{invoiceId}'.");
    }

    /// <summary>Notes the invoice's number.</summary>
    public async Task OnIssuedAsync(string originId, string invoiceId, Invoice invoice, CancellationToken cancellationToken) => (await accounts.ExecuteAsync(
        originId, $"issued/{invoiceId}", new BillingCommand.NoteIssued(invoiceId, invoice.Number), cancellationToken: cancellationToken)).Required();
}
