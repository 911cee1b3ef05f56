using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.OrderToCash;

namespace LeadToCash.OpenItems;

/// <summary>Keeps open items and customers' accounts as invoices are.</summary>
public sealed class OpenItemsObserver(OpenItemRows rows, CustomerAccounts accounts, InvoiceClaims claims, IEnumerable<IDunningHold> holds,
    BusinessCalendars calendars, TimeProvider time) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Invoice> file = await @event.CaseAsync<Invoice>(cancellationToken);
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
        await rows.MoveAsync(place, OpenItem.Of(file.Id, invoice, await NextLetterAsync(file, @event.Name == nameof(InvoiceIssued), cancellationToken)), cancellationToken);
    }

    /// <summary>What an invoice says of itself counts while it is new; whoever collects it may know of it later than its open item.</summary>
    private async Task<DunningEntry> NextLetterAsync(CaseFile<Invoice> file, bool isNew, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        NoLetterReason? held = isNew && file.State.DirectDebit is not null ? NoLetterReason.DirectDebit : null;
        foreach (IDunningHold hold in holds)
        {
            held ??= await hold.ReasonAsync(file.State, cancellationToken);
        }

        if (held is { } reason)
        {
            return DunningEntry.Of(file, new LetterPlan(new NextLetter.None(reason)));
        }

        return DunningEntry.Of(file, new LetterPlan(claims.LetterOf(file.State, claims.StatementOf(file.State, today), today)));
    }
}
