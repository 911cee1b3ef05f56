using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Looks up whether an invoice is paid; how it is collected otherwise follows from its claim. Changes nothing.</summary>
public sealed class PlanRemindersActivity(InvoiceStore invoices)
{
    [Function(nameof(PlanReminders))]
    public async Task<ReminderPlan> RunAsync([ActivityTrigger] PlanReminders input, CancellationToken cancellationToken) =>
        new((await invoices.GetAsync(input.InvoiceId, cancellationToken)).State.IsSettled, [], ByClaim: true);
}
