namespace LeadToCash.EInvoicing;

/// <summary>BG-14 or BG-26: the period that an invoice or a line is for.</summary>
/// <param name="Start">BT-73, BT-134: first day.</param>
/// <param name="End">BT-74, BT-135: last day, included.</param>
public sealed record InvoicingPeriod(DateOnly? Start = null, DateOnly? End = null);
