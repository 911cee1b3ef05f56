using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Options;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Decides when an invoice is issued whether it is collected: its customer has a mandate for all collections to come that can be used on that day. Two requests for a
/// customer with a mandate, one for others.
/// </summary>
public sealed class InvoiceCollectionTerms(CustomerMandates mandates, IOptions<DirectDebitOptions> options) : ICollectionTerms
{
    /// <inheritdoc/>
    public async Task<DirectDebitTerms?> OfAsync(Bill bill, DateOnly date, DateOnly dueDate, CancellationToken cancellationToken)
    {
        if (options.Value.CreditorId.Length == 0 || bill is not { Kind: BillKind.Invoice, Gross: { Currency: "EUR", MinorUnits: > 0 } })
        {
            return null;
        }

        DateOnly on = CollectionDays.Of(dueDate, date, options.Value.NoticeDays);
        return await mandates.UsableAsync(bill.Customer.CustomerId, on, cancellationToken) is { State: { } mandate }
            ? new DirectDebitTerms(mandate.Terms.Reference, mandate.Terms.CreditorId, mandate.Account!.Iban, on)
            : null;
    }
}
