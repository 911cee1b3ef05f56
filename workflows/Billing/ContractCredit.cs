namespace LeadToCash.Billing;

/// <summary>Days that were billed and are not served after all: to be credited on the invoice that has them.</summary>
/// <param name="CreditNoteId">Case id of the credit note.</param>
/// <param name="Part">What was billed.</param>
/// <param name="Days">The days to credit.</param>
/// <param name="Amount">Their net price; above 0.</param>
public sealed record ContractCredit(string CreditNoteId, BilledPart Part, BillingPeriod Days, Money Amount);
