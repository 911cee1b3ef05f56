using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Does what follows a collection that failed: announces it again, stops the mandate, asks the customer. Called when the invoice is open again. Safe to repeat:
/// commands and mails are named by the attempt.
/// </summary>
public sealed class FailedCollections(CollectionStore store, InvoiceStore invoices, MandateStore mandates, Collections collections, CollectionMails mails)
{
    /// <summary>Follows up.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="endToEndId">The attempt that failed.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task FollowUpAsync(string id, string endToEndId, CancellationToken cancellationToken)
    {
        Collection collection = (await store.GetAsync(id, cancellationToken)).State;
        if (collection.Find(endToEndId) is not { Failure: { } failure } attempt)
        {
            return;
        }

        Invoice invoice = (await invoices.GetAsync(collection.Invoice.InvoiceId, cancellationToken)).State;
        string commandId = "failed/" + endToEndId;
        string reason = $"{failure.Code} {failure.Text}".Trim();
        switch (failure.FollowUp)
        {
            case FollowUp.CollectAgain when collection.Current.EndToEndId == endToEndId:
                await AgainAsync(id, collection, attempt, invoice, cancellationToken);
                return;
            case FollowUp.SuspendMandate:
                await mandates.ExecuteAsync(attempt.MandateReference, commandId, new MandateCommand.Suspend(failure.Code, reason), cancellationToken: cancellationToken);
                break;
            case FollowUp.RevokeMandate:
                await mandates.ExecuteAsync(attempt.MandateReference, commandId, new MandateCommand.Revoke($"The bank says {reason}.", "system"), cancellationToken: cancellationToken);
                break;
        }

        if (failure.FollowUp is FollowUp.AskCustomer or FollowUp.SuspendMandate or FollowUp.RevokeMandate && !invoice.IsSettled)
        {
            await mails.FailedAsync(collection.Invoice.InvoiceId, invoice, attempt, cancellationToken);
        }
    }

    private async Task AgainAsync(string id, Collection collection, CollectionAttempt attempt, Invoice invoice, CancellationToken cancellationToken)
    {
        DateOnly again = attempt.Failure!.AgainOn!.Value;
        Mandate? mandate = (await mandates.FindAsync(attempt.MandateReference, cancellationToken))?.State;
        string? objection = Collections.Objection(invoice) ?? (mandate?.IsUsableOn(collections.DayOf(again)) == true ? null : "The mandate can't be used any more.");
        if (objection is null)
        {
            await collections.AnnounceAsync(collection.Invoice.InvoiceId, invoice, attempt.MandateReference, again, "again/" + attempt.EndToEndId, "system", cancellationToken);
            return;
        }

        await store.ExecuteAsync(id, "given-up/" + attempt.EndToEndId, new CollectionCommand.GiveUp(objection), cancellationToken: cancellationToken);
        if (!invoice.IsSettled)
        {
            await mails.FailedAsync(collection.Invoice.InvoiceId, invoice, attempt, cancellationToken);
        }
    }
}
