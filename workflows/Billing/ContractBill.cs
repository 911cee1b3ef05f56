namespace LeadToCash.Billing;

/// <summary>An invoice of a contract.</summary>
/// <param name="InvoiceId">Its case id.</param>
/// <param name="DueOn">Local day on which it was to be billed.</param>
/// <param name="Net">Its net.</param>
/// <param name="Decision">The command that decided it, in whose event its content is.</param>
/// <param name="Number">Number of the invoice; null until it is issued.</param>
public sealed record ContractBill(string InvoiceId, DateOnly DueOn, Money Net, int Decision, string? Number = null);
