using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OpenItems;

/// <summary>Keeps open items and customers' accounts as invoices are.</summary>
public sealed class OpenItemsObserver(InvoiceStore invoices, OpenItemRows rows, CustomerAccounts accounts, InvoiceClaims claims, BusinessCalendars calendars, TimeProvider time) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Invoice> file = await invoices.GetAsync(@event.CaseId, cancellationToken);
        Invoice invoice = file.State;
        if (invoice.Kind == BillKind.CreditNote)
        {
            return; // it is on the account with the invoice that it credits
        }

        if (AccountEntry.Of(@event, invoice) is { } entry)
        {
            await accounts.AddAsync(invoice.Customer.CustomerId, @event, entry, cancellationToken);
        }

        OpenItemPlace place = new(file.Id, file.Version, invoice.Customer.CustomerId, invoice.DueDate, invoice.Open, invoice.Surplus);
        await rows.MoveAsync(place, OpenItem.Of(file.Id, invoice, NextLetterOf(file)), cancellationToken);
    }

    private DunningEntry NextLetterOf(CaseFile<Invoice> file)
    {
        DateOnly today = calendars.Today(time);
        return DunningEntry.Of(file, new LetterPlan(claims.LetterOf(file.State, claims.StatementOf(file.State, today), today)));
    }
}
