using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Options;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Puts a collection into a file, or says beforehand what would become of it.</summary>
public sealed class CollectionTaking(CollectionStore collections, InvoiceStore invoices, MandateStore mandates, DebitFileRows rows, IOptions<DirectDebitOptions> options)
{
    /// <summary>What would become of it in a file. Changes nothing; three reads.</summary>
    /// <param name="listed">The collection.</param>
    /// <param name="earliest">First day on which the bank can collect.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<PreviewedCollection> PreviewAsync(ListedCollection listed, DateOnly earliest, CancellationToken cancellationToken)
    {
        Collection? collection = (await collections.FindAsync(listed.Id, cancellationToken))?.State;
        Invoice invoice = (await invoices.GetAsync(listed.Invoice.InvoiceId, cancellationToken)).State;
        CollectionAttempt attempt = collection?.Current ?? listed.Attempt;
        DateOnly on = Later(attempt.CollectOn, earliest);
        Mandate? mandate = (await mandates.FindAsync(attempt.MandateReference, cancellationToken))?.State;
        string? reason = attempt.Status != CollectionStatus.Announced ? $"It is {attempt.Status}."
            : Collections.Objection(invoice) ?? (mandate?.IsUsableOn(on) == true ? null : $"Mandate {attempt.MandateReference} can't be used on {on:yyyy-MM-dd}.");
        Money amount = invoice.Open < attempt.Announced ? invoice.Open : attempt.Announced;
        return new PreviewedCollection(listed.Id, listed.Invoice, attempt.MandateReference, on, reason is null ? amount : Money.Zero(amount.Currency), reason);
    }

    /// <summary>
    /// Puts it into a file. Safe to repeat: the mandate is used once for each attempt, and an attempt is in one file only; what can't be collected any more is called off.
    /// </summary>
    /// <returns>Whether it is in the file.</returns>
    public async Task<bool> TakeAsync(string fileId, DateOnly earliest, string collectionId, CancellationToken cancellationToken)
    {
        Collection collection = (await collections.GetAsync(collectionId, cancellationToken)).State;
        CollectionAttempt attempt = collection.Current;
        if (attempt.Status != CollectionStatus.Announced)
        {
            return attempt.FileId == fileId;
        }

        Invoice invoice = (await invoices.GetAsync(collection.Invoice.InvoiceId, cancellationToken)).State;
        DateOnly on = Later(attempt.CollectOn, earliest);
        if (Collections.Objection(invoice) is { } objection)
        {
            return await CancelAsync(collectionId, attempt, objection, cancellationToken);
        }

        (MandateUse? use, MandateScheme scheme, string reason) = await UseAsync(attempt, on, cancellationToken);
        return use is null
            ? await CancelAsync(collectionId, attempt, reason, cancellationToken)
            : await PutAsync(fileId, collectionId, attempt, new CollectionCommand.PutIntoFile(attempt.EndToEndId, fileId, invoice.Open, on, scheme, use), cancellationToken);
    }

    private async Task<bool> PutAsync(
        string fileId, string collectionId, CollectionAttempt attempt, CollectionCommand.PutIntoFile put, CancellationToken cancellationToken)
    {
        await rows.NoteAsync(fileId, attempt.EndToEndId, cancellationToken);
        CaseOutcome<Collection, CollectionEvent> outcome = await collections.ExecuteAsync(
            collectionId, $"file/{fileId}/{attempt.EndToEndId}", put, cancellationToken: cancellationToken);
        CollectionAttempt now = outcome.State!.Find(attempt.EndToEndId)!;
        if (now.FileId is null)
        {
            await mandates.ExecuteAsync(attempt.MandateReference, "undo/" + attempt.EndToEndId, new MandateCommand.UndoUse(attempt.EndToEndId), cancellationToken: cancellationToken);
        }

        return now.FileId == fileId;
    }

    /// <summary>The use that the mandate has recorded for this attempt, now or when a run before got so far.</summary>
    private async Task<(MandateUse? Use, MandateScheme Scheme, string Reason)> UseAsync(CollectionAttempt attempt, DateOnly on, CancellationToken cancellationToken)
    {
        CaseOutcome<Mandate, MandateEvent> outcome = await mandates.ExecuteAsync(
            attempt.MandateReference, "use/" + attempt.EndToEndId, new MandateCommand.Use(attempt.EndToEndId, on, options.Value.MarksFirst), cancellationToken: cancellationToken);
        return (outcome.Events.OfType<MandateUsed>().FirstOrDefault()?.Use, outcome.State?.Terms.Scheme ?? default, outcome.Refusal?.Reason ?? "");
    }

    private async Task<bool> CancelAsync(string collectionId, CollectionAttempt attempt, string reason, CancellationToken cancellationToken)
    {
        await collections.ExecuteAsync(collectionId, "run/" + attempt.EndToEndId, new CollectionCommand.Cancel(reason, "system"), cancellationToken: cancellationToken);
        return false;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>What would become of a collection in a file.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="Invoice">What is collected.</param>
/// <param name="MandateReference">By which mandate.</param>
/// <param name="CollectOn">When.</param>
/// <param name="Amount">How much; nothing when it is not collected.</param>
/// <param name="Reason">Why it is not collected; null if it is.</param>
public sealed record PreviewedCollection(string Id, CollectedInvoice Invoice, string MandateReference, DateOnly CollectOn, Money Amount, string? Reason);
