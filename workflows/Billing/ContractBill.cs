using LeadToCash.CollectiveBilling;

namespace LeadToCash.Billing;

/// <summary>An invoice of a contract.</summary>
/// <param name="InvoiceId">The case id that was decided with it, which the parts of it name.</param>
/// <param name="DueOn">Local day on which it was to be billed.</param>
/// <param name="Net">Its net.</param>
/// <param name="Decision">The command that decided it, in whose event its content is.</param>
/// <param name="Number">Number of the invoice; null until it is issued.</param>
/// <param name="IssuedAs">Case id of the collective invoice that it is on; null until that is issued, and of an invoice by itself.</param>
/// <param name="Collective">Where it was to be collected; null of an invoice by itself.</param>
public sealed record ContractBill(string InvoiceId, DateOnly DueOn, Money Net, int Decision, string? Number = null, string? IssuedAs = null, CollectivePlace? Collective = null);
