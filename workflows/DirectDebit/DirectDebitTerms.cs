namespace LeadToCash.DirectDebit;

/// <summary>That an invoice is collected by SEPA direct debit, as it was decided when it was issued.</summary>
/// <param name="MandateReference">Reference of the mandate (BT-89).</param>
/// <param name="CreditorId">Our creditor identifier (BT-90).</param>
/// <param name="Iban">Account that is debited, without blanks (BT-91).</param>
/// <param name="CollectOn">Day of collection, a TARGET day.</param>
public sealed record DirectDebitTerms(string MandateReference, string CreditorId, string Iban, DateOnly CollectOn);
