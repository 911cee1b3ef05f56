using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.Billing;

/// <summary>Has decided invoices issued or collected, and plans when the contract is billed next. Shown twice, it changes nothing.</summary>
public sealed class BillingAccountObserver(BillingAgenda agenda, DecidedBills decidedBills, BusinessCalendars calendars) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => BillingAccount.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name == nameof(ContractBillDecided))
        {
            ContractBillDecided decided = @event.As<ContractBillDecided>();
            BillToIssue bill = new(decided.InvoiceId, BillOrigins.Contract, @event.CaseId);
            await decidedBills.FollowAsync(bill, decided.Bill, decided.Collective, calendars.Own.DateOf(@event.At), processes, cancellationToken);
        }

        if (@event.Name is not (nameof(BillingTermsKept) or nameof(ContractBillIssued)))
        {
            await agenda.PlanAsync(@event.CaseId, cancellationToken);
        }
    }
}
