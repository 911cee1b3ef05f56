namespace LeadToCash.EInvoicing;

/// <summary>BG-6 or BG-9: whom to ask.</summary>
/// <param name="Name">BT-41, BT-56: person or department.</param>
/// <param name="Phone">BT-42, BT-57: phone number.</param>
/// <param name="Email">BT-43, BT-58: e-mail address.</param>
public sealed record EInvoiceContact(string? Name = null, string? Phone = null, string? Email = null);
