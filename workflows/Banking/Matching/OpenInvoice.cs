namespace LeadToCash.Banking.Matching;

/// <summary>An invoice that a movement may pay.</summary>
/// <param name="InvoiceId">Its case id.</param>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Date">Date of issue, local.</param>
/// <param name="DueDate">Last day for payment, local.</param>
/// <param name="Gross">What it came to.</param>
/// <param name="Open">What is open; nothing when it is settled.</param>
/// <param name="WasDiscounted">Whether a discount was granted on it.</param>
public sealed record OpenInvoice(
    string InvoiceId, string Number, string CustomerId, DateOnly Date, DateOnly DueDate, Money Gross, Money Open, bool WasDiscounted = false);

/// <summary>An order that a payer named.</summary>
/// <param name="OrderId">Its case id.</param>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="TakesPrepayment">Whether it is not billed in full yet and not cancelled.</param>
/// <param name="Gross">What it comes to; null while that is not known.</param>
/// <param name="Invoices">Its invoices, the oldest first, also settled ones.</param>
public sealed record NamedOrder(string OrderId, string Number, string CustomerId, bool TakesPrepayment, Money? Gross, IReadOnlyList<OpenInvoice> Invoices);

/// <summary>An invoice that a payer named.</summary>
/// <param name="Invoice">Which.</param>
/// <param name="IsSure">Whether a word, prefix or check digits say that an invoice is meant.</param>
public sealed record NamedInvoice(OpenInvoice Invoice, bool IsSure);
