namespace LeadToCash.OrderToCash;

/// <summary>Texts about invoices in mails; German beside this file, English in it.</summary>
public sealed class InvoiceTexts;
