using LeadToCash.CollectiveBilling;
using LeadToCash.Contracts;
using LeadToCash.Tax;

namespace LeadToCash.Billing;

/// <summary>What can be asked of a contract's billing account.</summary>
public abstract record BillingCommand
{
    private BillingCommand()
    {
    }

    /// <summary>Opens it. One that is open stays as it is.</summary>
    /// <param name="Contract">The contract.</param>
    /// <param name="Terms">How its items are billed.</param>
    /// <param name="Today">Local date.</param>
    public sealed record Open(Contract Contract, IReadOnlyDictionary<string, ItemTerms> Terms, DateOnly Today) : BillingCommand;

    /// <summary>Decides what is due: invoices and credits.</summary>
    /// <param name="Contract">The contract as it stands.</param>
    /// <param name="Today">Local date.</param>
    /// <param name="Decision">Refused unless it is the account's next one: then somebody else was first.</param>
    /// <param name="Usage">Use that is on no bill yet.</param>
    /// <param name="Terms">How items are billed that the account does not know yet.</param>
    /// <param name="TaxOf">How the supply of an item that ends on a day is taxed.</param>
    /// <param name="Invoicing">What the customer agreed on; null if nothing.</param>
    public sealed record Bill(
        Contract Contract, DateOnly Today, int Decision, IReadOnlyList<MeteredUsage> Usage, IReadOnlyDictionary<string, ItemTerms> Terms, Func<string, DateOnly, VatResult> TaxOf,
        InvoicingTerms? Invoicing = null) : BillingCommand;

    /// <summary>Notes the number of an invoice.</summary>
    /// <param name="InvoiceId">Case id that was decided with the bill.</param>
    /// <param name="Number">Number of the invoice.</param>
    /// <param name="IssuedAs">Case id of the collective invoice that the bill is on; null if it is an invoice by itself.</param>
    public sealed record NoteIssued(string InvoiceId, string Number, string? IssuedAs = null) : BillingCommand;

    /// <summary>Notes that an invoice was credited, or why it could not be.</summary>
    /// <param name="CreditNoteId">The credit.</param>
    /// <param name="InvoiceId">The invoice.</param>
    /// <param name="Refusal">Why not; null when it was.</param>
    public sealed record NoteCredit(string CreditNoteId, string InvoiceId, string? Refusal) : BillingCommand;

    /// <summary>Records that the customer was told of another price. The same notice again changes nothing.</summary>
    public sealed record GivePriceNotice(ItemPriceNotice Notice) : BillingCommand;
}
