using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.Billing;

/// <summary>Has decided invoices issued, and plans when the contract is billed next. Shown twice, it changes nothing.</summary>
public sealed class BillingAccountObserver(BillingAgenda agenda) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => BillingAccount.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name == nameof(ContractBillDecided))
        {
            BillToIssue bill = new(@event.As<ContractBillDecided>().InvoiceId, BillOrigins.Contract, @event.CaseId);
            await processes.StartAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId(bill.InvoiceId), bill, cancellationToken);
        }

        if (@event.Name is not (nameof(BillingTermsKept) or nameof(ContractBillIssued)))
        {
            await agenda.PlanAsync(@event.CaseId, cancellationToken);
        }
    }
}
