namespace LeadToCash.Banking;

/// <summary>What of a movement pays what.</summary>
/// <param name="InvoiceId">Case id of the invoice; null when an order is paid before it is billed.</param>
/// <param name="Number">Number of the invoice or order, for people.</param>
/// <param name="Amount">How much, above nothing.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Discount">Cash discount or small difference that is granted with it; null for none.</param>
/// <param name="OrderId">The order; null when an invoice is paid.</param>
public sealed record Allocation(string? InvoiceId, string Number, Money Amount, string CustomerId, Money? Discount = null, string? OrderId = null);

/// <summary>An allocation that was decided.</summary>
/// <param name="PaymentId">Names the payment on the invoice for ever.</param>
/// <param name="What">What it pays.</param>
public sealed record BookedAllocation(string PaymentId, Allocation What);
