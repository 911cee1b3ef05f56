using System.Text.Json.Serialization;
using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.Billing;

/// <summary>What has happened to a contract's billing account.</summary>
[JsonDerivedType(typeof(BillingAccountOpened), nameof(BillingAccountOpened))]
[JsonDerivedType(typeof(BillingTermsKept), nameof(BillingTermsKept))]
[JsonDerivedType(typeof(ContractBillDecided), nameof(ContractBillDecided))]
[JsonDerivedType(typeof(ContractBillIssued), nameof(ContractBillIssued))]
[JsonDerivedType(typeof(NothingToBill), nameof(NothingToBill))]
[JsonDerivedType(typeof(ContractCreditDecided), nameof(ContractCreditDecided))]
[JsonDerivedType(typeof(ContractCreditGranted), nameof(ContractCreditGranted))]
[JsonDerivedType(typeof(ContractCreditRefused), nameof(ContractCreditRefused))]
[JsonDerivedType(typeof(PriceNoticeGiven), nameof(PriceNoticeGiven))]
public abstract record BillingEvent
{
    private protected BillingEvent()
    {
    }
}

/// <summary>The contract is billed from here.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="CustomerId">Its customer.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">First local day that is billed here.</param>
/// <param name="UsageFrom">First local day whose use is billed here.</param>
/// <param name="OrderId">The order that billed the days before; null if none did.</param>
/// <param name="Billed">What the order bills of the contract's first period.</param>
public sealed record BillingAccountOpened(
    string ContractId, string? CustomerId, string Currency, DateOnly From, DateOnly UsageFrom, string? OrderId, IReadOnlyList<BilledPart> Billed) : BillingEvent;

/// <summary>From now on an item of the contract is billed like this, whatever the catalogue becomes.</summary>
public sealed record BillingTermsKept(string Sku, ItemTerms Terms) : BillingEvent;

/// <summary>An invoice was decided; it is issued for it.</summary>
/// <param name="Decision">The command that decided it.</param>
/// <param name="InvoiceId">Case id of the invoice.</param>
/// <param name="DueOn">Local day on which it was to be billed.</param>
/// <param name="Bill">What it says.</param>
/// <param name="Parts">The days of lines that it bills.</param>
/// <param name="Rated">What is rated of use after it, by item and period.</param>
/// <param name="Taken">Ids of the use that it bills.</param>
/// <param name="Unbillable">Ids of use among them that belongs to no period in which it can be billed.</param>
/// <param name="Collective">Where it is collected for a collective invoice, instead of being one by itself; null if it is not.</param>
public sealed record ContractBillDecided(
    int Decision, string InvoiceId, DateOnly DueOn, Bill Bill, IReadOnlyList<BilledPart> Parts, IReadOnlyList<RatedUsage> Rated, IReadOnlyList<string> Taken,
    IReadOnlyList<string> Unbillable, CollectivePlace? Collective = null) : BillingEvent;

/// <summary>The contract's invoice has its number.</summary>
/// <param name="InvoiceId">Case id that was decided with the bill.</param>
/// <param name="Number">Number of the invoice.</param>
/// <param name="IssuedAs">Case id of the collective invoice that the bill is on; null if it is an invoice by itself.</param>
public sealed record ContractBillIssued(string InvoiceId, string Number, string? IssuedAs = null) : BillingEvent;

/// <summary>What was due costs nothing, so there is no invoice for it.</summary>
public sealed record NothingToBill(IReadOnlyList<BilledPart> Parts, IReadOnlyList<RatedUsage> Rated, IReadOnlyList<string> Taken, IReadOnlyList<string> Unbillable, DateOnly DueOn) : BillingEvent;

/// <summary>Days that were billed are not served: they are to be credited.</summary>
public sealed record ContractCreditDecided(ContractCredit Credit, DateOnly On) : BillingEvent;

/// <summary>The invoice was credited.</summary>
public sealed record ContractCreditGranted(string CreditNoteId, string InvoiceId) : BillingEvent;

/// <summary>The invoice could not be credited; finance has a task.</summary>
public sealed record ContractCreditRefused(string CreditNoteId, string Reason) : BillingEvent;

/// <summary>The customer was told of another price.</summary>
public sealed record PriceNoticeGiven(ItemPriceNotice Notice) : BillingEvent;
