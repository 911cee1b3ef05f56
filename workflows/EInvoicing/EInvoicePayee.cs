namespace LeadToCash.EInvoicing;

/// <summary>BG-10: who is paid.</summary>
/// <param name="Name">BT-59: name.</param>
/// <param name="Identifier">BT-60: identifier, its scheme of ISO 6523.</param>
/// <param name="LegalRegistration">BT-61: number in the register of companies.</param>
public sealed record EInvoicePayee(string? Name, Identifier? Identifier = null, Identifier? LegalRegistration = null);
