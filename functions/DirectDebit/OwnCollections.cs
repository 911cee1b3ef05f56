using LeadToCash.Banking;
using LeadToCash.Cases;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Knows our collections on a statement: credited one by one or as a batch in one sum, and returned. Safe to run twice: each is credited by one line only, and the
/// same line gives the same payments.
/// </summary>
public sealed class OwnCollections(CollectionStore collections, DebitFiles files, ReturnRules rules) : IOwnReceipt, IOwnPayment
{
    private const string By = "system";

    /// <inheritdoc/>
    public async Task<MovementCommand?> RecognizeAsync(string movementId, MovementEntry entry, CancellationToken cancellationToken)
    {
        if (CollectionIds.Read(entry.EndToEndId) is { } ids && await collections.FindAsync(ids.CollectionId, cancellationToken) is { } file && file.State.Find(entry.EndToEndId!) is { } attempt)
        {
            return attempt.Transaction?.Amount == entry.Amount
                ? await CreditAsync(movementId, [file], [attempt], cancellationToken)
                : Unclear($"Collection {entry.EndToEndId} was credited with {entry.Amount}, not with {attempt.Transaction?.Amount}.");
        }

        return entry.EndToEndId is null && entry.BatchId is { } batch && await files.MembersAsync(batch, cancellationToken) is { Count: > 0 } members
            ? await BatchAsync(movementId, entry, members, cancellationToken)
            : null;
    }

    /// <inheritdoc/>
    public async Task<MovementCommand?> RecognizeAsync(MovementEntry entry, CancellationToken cancellationToken)
    {
        if (entry.IsReceipt || CollectionIds.Read(entry.EndToEndId) is not { } ids
            || await collections.FindAsync(ids.CollectionId, cancellationToken) is not { } file || file.State.Find(entry.EndToEndId!) is not { } attempt)
        {
            return null;
        }

        if (attempt.PaymentId is null)
        {
            return Unclear($"Collection {attempt.EndToEndId} came back ({entry.Return?.Code}), but its credit has not been seen.");
        }

        string code = entry.Return?.Code ?? "MS03";
        ReturnRule rule = rules.Of(code);
        Money debited = attempt.Transaction!.Amount;
        Money? fee = -entry.Amount > debited ? -entry.Amount - debited : entry.Charges;
        await collections.ExecuteAsync(
            file.Id, "return/" + attempt.EndToEndId, new CollectionCommand.Return(attempt.EndToEndId, new BankReason(code, entry.Return?.Text, fee, entry.BookedOn, rule)), cancellationToken: cancellationToken);
        return new MovementCommand.NoteReturn(file.State.Invoice.InvoiceId, file.State.Invoice.Number, attempt.PaymentId, fee, By, rule.FeeIsOwed);
    }

    /// <summary>All of a batch that waits for the bank must come to its sum; what it did not take was told before.</summary>
    private async Task<MovementCommand> BatchAsync(string movementId, MovementEntry entry, IReadOnlyList<string> members, CancellationToken cancellationToken)
    {
        List<CaseFile<Collection>> waiting = [];
        List<CollectionAttempt> attempts = [];
        foreach (string member in members)
        {
            CaseFile<Collection> file = await collections.GetAsync(CollectionIds.Read(member)!.Value.CollectionId, cancellationToken);
            if (file.State.Find(member) is { } attempt && (attempt.Status == CollectionStatus.InFile || attempt.MovementId == movementId))
            {
                waiting.Add(file);
                attempts.Add(attempt);
            }
        }

        Money sum = Money.Sum(attempts.Select(attempt => attempt.Transaction!.Amount), entry.Amount.Currency);
        return attempts.Count > 0 && sum == entry.Amount
            ? await CreditAsync(movementId, waiting, attempts, cancellationToken)
            : Unclear($"Batch {entry.BatchId} was credited with {entry.Amount}; {attempts.Count} collections of {sum} wait for it.");
    }

    private async Task<MovementCommand> CreditAsync(
        string movementId, List<CaseFile<Collection>> files, List<CollectionAttempt> attempts, CancellationToken cancellationToken)
    {
        List<Allocation> allocations = [];
        for (int i = 0; i < files.Count; i++)
        {
            CollectionCommand.Settle settle = new(attempts[i].EndToEndId, movementId, MovementCommand.PaymentIdOf(movementId, i + 1));
            CaseOutcome<Collection, CollectionEvent> outcome = await collections.ExecuteAsync(files[i].Id, "credit/" + movementId, settle, cancellationToken: cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                return Unclear(refusal.Reason);
            }

            CollectedInvoice invoice = files[i].State.Invoice;
            allocations.Add(new Allocation(invoice.InvoiceId, invoice.Number, attempts[i].Transaction!.Amount, invoice.CustomerId));
        }

        return new MovementCommand.Allocate(movementId, allocations, null, [$"Collected by direct debit, {attempts.Count} in this line."], null, By);
    }

    private static MovementCommand.Clarify Unclear(string reason) => new(reason, []);
}
