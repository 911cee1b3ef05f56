using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>
/// Posts what happens to invoices and credit notes. It reads the invoice as it was after the event, so that an event that is shown late gives the same
/// entries; each is posted once.
/// </summary>
public sealed class BooksObserver(
    CaseReader reader, Journal journal, Recognition recognition, AccountDetermination accounts, BusinessCalendars calendars, IOptions<BooksOptions> options) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        InvoiceEvent happened = @event.As<InvoiceEvent>();
        if (happened is ReminderSent)
        {
            return;
        }

        (Invoice? before, Invoice invoice) = await reader.AroundAsync<Invoice, InvoiceCommand, InvoiceEvent>(@event, cancellationToken);
        IReadOnlyList<LineReduction> reductions = happened is InvoiceIssued ? await ScheduleAsync(@event.CaseId, invoice, cancellationToken) : [];
        InvoicePosting posting = new()
        {
            Source = new EntrySource(@event.CaseType, @event.CaseId, @event.Version, @event.Name),
            LegalEntity = options.Value.LegalEntity,
            Before = before,
            Invoice = invoice,
            Event = happened,
            Date = DateOf(@event, happened),
            Reductions = reductions,
            Accounts = accounts,
        };
        foreach (JournalEntry entry in PostingRules.Of(posting))
        {
            await journal.PostAsync(entry, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<LineReduction>> ScheduleAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.Kind == BillKind.CreditNote)
        {
            return await recognition.ReduceAsync(invoiceId, invoice, cancellationToken);
        }

        await recognition.OpenAsync(invoiceId, invoice, cancellationToken);
        return [];
    }

    private DateOnly DateOf(CaseEvent @event, InvoiceEvent happened) => happened switch
    {
        InvoiceIssued issued => issued.Date,
        PaymentReceived payment => calendars.Own.DateOf(payment.At),
        PaymentReturned returned => calendars.Own.DateOf(returned.At),
        InvoiceCredited credited => calendars.Own.DateOf(credited.At),
        SurplusRefunded refund => calendars.Own.DateOf(refund.At),
        InvoiceWrittenOff given => calendars.Own.DateOf(given.At),
        _ => calendars.Own.DateOf(@event.At),
    };
}
