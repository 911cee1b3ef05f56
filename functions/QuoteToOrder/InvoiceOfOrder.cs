using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>An invoice as the page of its order shows it.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Path">Where the customer sees it.</param>
public sealed record InvoiceOfOrder(Invoice Invoice, string Path);
