using LeadToCash.Cases;
using LeadToCash.OpenItems;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>Has the letters of all open invoices of a customer looked at anew when they are held or released. Shown twice, it changes nothing.</summary>
public sealed class CustomerLettersObserver(OpenItemList items, InvoiceStore invoices) : ICaseObserver
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public string? CaseType => CustomerLetters.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            OpenItemsRange page = await items.OfCustomerAsync(@event.CaseId, after, PageSize, cancellationToken);
            foreach (OpenItem item in page.Items)
            {
                await TellAsync(item.InvoiceId, processes, cancellationToken);
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private async Task TellAsync(string invoiceId, Processes processes, CancellationToken cancellationToken)
    {
        int returns = (await invoices.GetAsync(invoiceId, cancellationToken)).State.Returns.Count;
        string[] instances = [CollectInvoice.InstanceId(invoiceId), .. Enumerable.Range(1, returns).Select(number => CollectInvoice.InstanceId(invoiceId, number))];
        foreach (string instance in instances)
        {
            await processes.RaiseAsync(instance, new ClaimChanged(), cancellationToken);
        }
    }
}
