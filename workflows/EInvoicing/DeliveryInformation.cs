namespace LeadToCash.EInvoicing;

/// <summary>BG-13: where and when was delivered.</summary>
/// <param name="Name">BT-70: to whom.</param>
/// <param name="Location">BT-71: identifier of the place, its scheme of ISO 6523.</param>
/// <param name="Date">BT-72: when.</param>
/// <param name="Address">BG-15: where.</param>
public sealed record DeliveryInformation(string? Name = null, Identifier? Location = null, DateOnly? Date = null, EInvoiceAddress? Address = null);
