using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Lists collections, tells debtors of those that their invoice did not tell of, follows up what the bank did not take, and tells the invoice's dunning when it has to
/// wait and when no more. Seeing an event twice changes nothing.
/// </summary>
public sealed class CollectionObserver(
    InvoiceStore invoices, MandateStore mandates, CollectionAgenda agenda, CollectionMails mails, FailedCollections failed) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Collection.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Collection> file = await @event.CaseAsync<Collection>(cancellationToken);
        await agenda.PutAsync(file, cancellationToken);
        CollectionEvent happened = @event.As<CollectionEvent>();
        switch (happened)
        {
            case CollectionAnnounced { WithInvoice: false } announced:
                await AnnounceAsync(announced, cancellationToken);
                break;
            case CollectionRejected rejected:
                CollectionAttempt attempt = file.State.Find(rejected.EndToEndId)!;
                await mandates.ExecuteAsync(
                    attempt.MandateReference, "undo/" + rejected.EndToEndId, new MandateCommand.UndoUse(rejected.EndToEndId), cancellationToken: cancellationToken);
                await failed.FollowUpAsync(file.Id, rejected.EndToEndId, cancellationToken);
                break;
        }

        if (happened is not (CollectionPutIntoFile or CollectionSettled))
        {
            await TellDunningAsync(file.State.Invoice.InvoiceId, processes, cancellationToken);
        }
    }

    private async Task AnnounceAsync(CollectionAnnounced announced, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(announced.Invoice.InvoiceId, cancellationToken)).State;
        Mandate mandate = (await mandates.GetAsync(announced.MandateReference, cancellationToken)).State;
        await mails.AnnouncedAsync(invoice, announced, mandate, cancellationToken);
    }

    private async Task TellDunningAsync(string invoiceId, Processes processes, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(invoiceId, cancellationToken)).State;
        string[] instances = [CollectInvoice.InstanceId(invoiceId), .. invoice.Returns.Select((_, index) => CollectInvoice.InstanceId(invoiceId, index + 1))];
        foreach (string instance in instances)
        {
            await processes.RaiseAsync(instance, new ClaimChanged(), cancellationToken);
        }
    }
}
