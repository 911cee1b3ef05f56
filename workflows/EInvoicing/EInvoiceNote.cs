namespace LeadToCash.EInvoicing;

/// <summary>BG-1: a note.</summary>
/// <param name="Text">BT-22: what it says.</param>
/// <param name="SubjectCode">BT-21: what it is about, by UNTDID 4451: ADU for a note by the seller.</param>
public sealed record EInvoiceNote(string? Text, string? SubjectCode = null);
