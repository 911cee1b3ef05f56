using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.QuoteToOrder;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Tells an invoice's dunning of all that changes what is open, keeps its orders' bills settled as long as nothing is, and starts its credit notes.</summary>
public sealed class InvoiceObserver(OrderStore orders, InvoiceStore invoices, DepositNotes deposits) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        InvoiceEvent happened = @event.As<InvoiceEvent>();
        if (happened is InvoiceCredited credited)
        {
            BillToIssue note = new(credited.CreditNoteId, BillOrigins.Invoice, @event.CaseId);
            await processes.StartAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId(note.InvoiceId), note, cancellationToken);
        }

        CaseFile<Invoice> file = await @event.CaseAsync<Invoice>(cancellationToken);
        Invoice invoice = file.State;
        if (invoice is { Kind: BillKind.Invoice, IsDeposit: true })
        {
            await deposits.NoteAsync(file, cancellationToken);
        }

        foreach (string orderId in invoice is { Kind: BillKind.Invoice, IsDeposit: false } ? invoice.OrderIds : [])
        {
            await SettleAsync(orderId, @event, happened, invoice, cancellationToken);
        }

        await TellDunningAsync(@event.CaseId, invoice, happened, processes, cancellationToken);
    }

    /// <summary>After a payment went back it is collected anew; letters are noted with the invoice, so none goes out twice whoever asks for it.</summary>
    private static async Task TellDunningAsync(string invoiceId, Invoice invoice, InvoiceEvent happened, Processes processes, CancellationToken cancellationToken)
    {
        string[] instances = [CollectInvoice.InstanceId(invoiceId), .. invoice.Returns.Select((_, index) => CollectInvoice.InstanceId(invoiceId, index + 1))];
        if (happened is PaymentReturned && !invoice.IsSettled)
        {
            await processes.StartAsync(nameof(DunningOrchestrator), instances[^1], new CollectInvoice(invoiceId), cancellationToken);
        }

        foreach (string instance in instances)
        {
            if (OpenAfter(happened) is { } open)
            {
                await processes.RaiseAsync(instance, open, cancellationToken);
            }
            else if (happened is PaymentReturned or InvoiceDisputed or DisputeEnded or InstalmentsAgreed or InvoiceHandedOver or LettersHeld or LettersReleased or ReminderSent { RunId: not null })
            {
                await processes.RaiseAsync(instance, new ClaimChanged(), cancellationToken);
            }
        }
    }

    private async Task SettleAsync(string orderId, CaseEvent @event, InvoiceEvent happened, Invoice invoice, CancellationToken cancellationToken)
    {
        if (happened is PaymentReturned)
        {
            await ReopenAsync(orderId, @event.CaseId, $"{@event.Version}", cancellationToken);
        }

        if (invoice.Open.IsZero)
        {
            await orders.ExecuteAsync(orderId, $"settle/{@event.CaseId}/{@event.Version}", new SettleOrder(@event.CaseId), cancellationToken: cancellationToken);
            await ReopenIfReturnedAsync(orderId, @event, cancellationToken);
        }
    }

    /// <summary>The payment may have gone back, and the bill been opened again in vain, between the look at the invoice and the settling of its bill.</summary>
    private async Task ReopenIfReturnedAsync(string orderId, CaseEvent @event, CancellationToken cancellationToken)
    {
        if (!(await invoices.GetAsync(@event.CaseId, cancellationToken)).State.Open.IsZero)
        {
            await ReopenAsync(orderId, @event.CaseId, $"{@event.Version}-settled", cancellationToken);
        }
    }

    private async Task ReopenAsync(string orderId, string invoiceId, string because, CancellationToken cancellationToken) =>
        await orders.ExecuteAsync(orderId, $"reopen/{invoiceId}/{because}", new ReopenBill(invoiceId), cancellationToken: cancellationToken);

    /// <summary>What dunning waits for: a payment, or whatever else leaves less open.</summary>
    private static PaymentReceived? OpenAfter(InvoiceEvent happened) => happened switch
    {
        PaymentReceived received => received,
        InvoiceCredited credited => new PaymentReceived(credited.CreditNoteId, credited.Bill.Gross - credited.Surplus, Money.Zero(credited.Open.Currency), credited.Open, credited.At),
        InvoiceWrittenOff given => new PaymentReceived("written-off", given.Amount, Money.Zero(given.Amount.Currency), Money.Zero(given.Amount.Currency), given.At),
        _ => null,
    };
}
