using LeadToCash.Dunning;
using LeadToCash.OrderToCash;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Keeps letters back while an invoice is collected by direct debit. One point read.</summary>
public sealed class CollectionHold(CollectionStore collections) : IDunningHold
{
    /// <inheritdoc/>
    public async Task<NoLetterReason?> ReasonAsync(Invoice invoice, CancellationToken cancellationToken) =>
        await collections.FindAsync(CollectionIds.Of(invoice.Number), cancellationToken) is { State.IsUnderWay: true } ? NoLetterReason.DirectDebit : null;
}
