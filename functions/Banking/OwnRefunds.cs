using LeadToCash.Cases;
using RefundStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Refund, LeadToCash.Banking.RefundCommand, LeadToCash.Banking.RefundEvent>;

namespace LeadToCash.Banking;

/// <summary>Knows our refunds on a statement: carried out, sent back, or as the sum of their file. Safe to run twice: a refund takes each only once.</summary>
public sealed class OwnRefunds(RefundStore refunds, RefundFiles files) : IOwnPayment
{
    /// <inheritdoc/>
    public async Task<MovementCommand?> RecognizeAsync(MovementEntry entry, CancellationToken cancellationToken)
    {
        if (entry.EndToEndId is { } reference && await refunds.FindAsync(reference, cancellationToken) is { } refund && Money.Equals(Absolute(entry.Amount), refund.State.Order.Amount))
        {
            await TellAsync(refund.Id, entry, cancellationToken);
            return new MovementCommand.Dismiss(entry.IsReceipt ? $"Refund {refund.Id} came back; send it again." : $"Refund {refund.Id} was carried out.", "system");
        }

        if (!entry.IsReceipt && entry.Return is null && entry.BatchId is { } batch && CaseRows.IsId(batch) && await files.FindAsync(batch, cancellationToken) is { IsComplete: true })
        {
            IReadOnlyList<CaseFile<Refund>> all = await files.RefundsAsync(batch, cancellationToken);
            if (all.Count > 0 && Money.Sum(all.Select(one => one.State.Order.Amount), all[0].State.Order.Amount.Currency) == -entry.Amount)
            {
                foreach (CaseFile<Refund> one in all)
                {
                    await TellAsync(one.Id, entry, cancellationToken);
                }

                return new MovementCommand.Dismiss($"The refunds of file {batch} were carried out.", "system");
            }
        }

        return null;
    }

    private Task<CaseOutcome<Refund, RefundEvent>> TellAsync(string id, MovementEntry entry, CancellationToken cancellationToken) => entry.IsReceipt
        ? refunds.ExecuteAsync(id, $"failed/{entry.BookedOn:yyyyMMdd}", new RefundCommand.Fail($"{entry.Return?.Code} {entry.Return?.Text}".Trim()), cancellationToken: cancellationToken)
        : refunds.ExecuteAsync(id, $"done/{entry.BookedOn:yyyyMMdd}", new RefundCommand.Confirm(entry.BankReference), cancellationToken: cancellationToken);

    private static Money Absolute(Money amount) => amount.IsNegative ? -amount : amount;
}
