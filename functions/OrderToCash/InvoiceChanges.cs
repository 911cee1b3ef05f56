using System.Security.Cryptography;
using System.Text;
using LeadToCash.Cases;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Credits and gives up invoices for staff. Under one key each happens once, however often it is asked for. Four requests, two when it is refused.</summary>
public sealed class InvoiceChanges(InvoiceStore invoices)
{
    /// <summary>Credits an invoice.</summary>
    /// <param name="invoiceId">The invoice.</param>
    /// <param name="lines">What to credit; null for all that is left.</param>
    /// <param name="reason">Why, which the customer reads.</param>
    /// <param name="actor">Who grants it.</param>
    /// <param name="key">Names the intention.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>Case id of the credit note, or why there is none.</returns>
    public async Task<(string CreditNoteId, Refusal? Refusal)> CreditAsync(
        string invoiceId, IReadOnlyList<CreditWish>? lines, string reason, string actor, string key, CancellationToken cancellationToken)
    {
        string creditNoteId = $"{invoiceId}-credit-{Named(key)}";
        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(
            invoiceId, $"credit/{creditNoteId}", new InvoiceCommand.Credit(invoiceId, creditNoteId, lines, reason, actor), actor, cancellationToken);
        return (creditNoteId, outcome.Refusal);
    }

    /// <summary>Gives up what is open of an invoice.</summary>
    public async Task<Refusal?> WriteOffAsync(string invoiceId, string reason, string actor, CancellationToken cancellationToken) =>
        (await invoices.ExecuteAsync(invoiceId, "write-off", new InvoiceCommand.WriteOff(reason, actor), actor, cancellationToken)).Refusal;

    private static string Named(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 6));
}
