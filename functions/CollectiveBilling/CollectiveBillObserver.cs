using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>Lists what is collected, and has a decided invoice issued. Shown twice, an event changes nothing.</summary>
public sealed class CollectiveBillObserver(CollectiveBillList list) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => CollectiveBill.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name is nameof(CollectiveBillOpened) or nameof(CollectiveBillClosed))
        {
            await list.SetAsync((await @event.CaseAsync<CollectiveBill>(cancellationToken)).State, cancellationToken);
        }

        if (@event.Name == nameof(CollectiveBillClosed))
        {
            BillToIssue bill = new(Invoice.IdOf(@event.CaseId), BillOrigins.Collective, @event.CaseId);
            await processes.StartAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId(bill.InvoiceId), bill, cancellationToken);
        }
    }
}
