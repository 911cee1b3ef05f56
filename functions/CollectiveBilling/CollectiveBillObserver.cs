using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using CollectiveStore = LeadToCash.Cases.CaseStore<LeadToCash.CollectiveBilling.CollectiveBill, LeadToCash.CollectiveBilling.CollectiveBillCommand, LeadToCash.CollectiveBilling.CollectiveBillEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>Lists what is collected, and has a decided invoice issued. Shown twice, an event changes nothing.</summary>
public sealed class CollectiveBillObserver(CollectiveStore store, CollectiveBillList list) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => CollectiveBill.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name is nameof(CollectiveBillOpened) or nameof(CollectiveBillClosed))
        {
            await list.SetAsync((await store.GetAsync(@event.CaseId, cancellationToken)).State, cancellationToken);
        }

        if (@event.Name == nameof(CollectiveBillClosed))
        {
            BillToIssue bill = new(Invoice.IdOf(@event.CaseId), BillOrigins.Collective, @event.CaseId);
            await processes.StartAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId(bill.InvoiceId), bill, cancellationToken);
        }
    }
}
