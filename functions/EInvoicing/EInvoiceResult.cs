namespace LeadToCash.EInvoicing;

/// <summary>What came of issuing an invoice.</summary>
/// <param name="Xml">The file; null when a rule blocks it.</param>
/// <param name="Check">All findings.</param>
public sealed record EInvoiceResult(byte[]? Xml, InvoiceCheck Check);
