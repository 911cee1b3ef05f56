namespace LeadToCash.EInvoicing;

/// <summary>BG-3: an earlier invoice.</summary>
/// <param name="Number">BT-25: its number.</param>
/// <param name="IssueDate">BT-26: when it was issued; needed when the number is not unique.</param>
public sealed record PrecedingInvoice(string? Number, DateOnly? IssueDate = null);
