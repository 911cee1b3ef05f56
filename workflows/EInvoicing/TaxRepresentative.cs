namespace LeadToCash.EInvoicing;

/// <summary>BG-11: who represents the seller for tax.</summary>
/// <param name="Name">BT-62: full name.</param>
/// <param name="VatId">BT-63: VAT id with the country's prefix.</param>
/// <param name="Address">BG-12: postal address.</param>
public sealed record TaxRepresentative(string? Name, string? VatId, EInvoiceAddress? Address);
