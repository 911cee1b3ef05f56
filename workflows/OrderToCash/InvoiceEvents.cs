using System.Text.Json.Serialization;
using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>What has happened to an invoice.</summary>
[JsonDerivedType(typeof(InvoiceIssued), nameof(InvoiceIssued))]
[JsonDerivedType(typeof(PaymentReceived), nameof(PaymentReceived))]
[JsonDerivedType(typeof(PaymentReturned), nameof(PaymentReturned))]
[JsonDerivedType(typeof(InvoiceCredited), nameof(InvoiceCredited))]
[JsonDerivedType(typeof(SurplusRefunded), nameof(SurplusRefunded))]
[JsonDerivedType(typeof(InvoiceWrittenOff), nameof(InvoiceWrittenOff))]
[JsonDerivedType(typeof(ReminderSent), nameof(ReminderSent))]
public abstract record InvoiceEvent
{
    private protected InvoiceEvent()
    {
    }
}

/// <summary>An invoice or credit note was issued.</summary>
/// <param name="Number">Gap-free number, <c>RE-2026-00001</c>, of a credit note <c>GS-2026-00001</c>.</param>
/// <param name="Bill">What it says.</param>
/// <param name="Date">Date of issue, local.</param>
/// <param name="DueDate">Last day for payment, local; a working day.</param>
public sealed record InvoiceIssued(string Number, Bill Bill, DateOnly Date, DateOnly DueDate) : InvoiceEvent;

/// <summary>Money came for an invoice.</summary>
/// <param name="PaymentId">Names the payment for ever.</param>
/// <param name="Amount">What came.</param>
/// <param name="Surplus">Part of it that was more than was open.</param>
/// <param name="Open">What is still open after it; paid when nothing is.</param>
/// <param name="At">When it was paid, UTC.</param>
/// <param name="Discount">Cash discount that was granted with it, beside the amount; null for none.</param>
/// <param name="Means">Where it came in: <c>stripe</c>, <c>bank</c>; null if nobody said.</param>
public sealed record PaymentReceived(
    string PaymentId, Money Amount, Money Surplus, Money Open, DateTimeOffset At, Money? Discount = null, string? Means = null) : InvoiceEvent;

/// <summary>A payment went back: a direct debit was returned, a card payment was charged back. What it had paid is open again.</summary>
/// <param name="ReturnId">Names the return for ever.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Amount">What went back: all of the payment.</param>
/// <param name="Reopened">What is open again: the payment without its surplus, with its cash discount.</param>
/// <param name="Open">What is open after it.</param>
/// <param name="Reason">Why, as the bank says.</param>
/// <param name="At">When, UTC.</param>
public sealed record PaymentReturned(string ReturnId, string PaymentId, Money Amount, Money Reopened, Money Open, string Reason, DateTimeOffset At) : InvoiceEvent;

/// <summary>Part of an invoice, or all of it, was credited; the credit note is issued for it.</summary>
/// <param name="CreditNoteId">Case id of the credit note.</param>
/// <param name="Bill">What the credit note says.</param>
/// <param name="Surplus">What of it had been paid already: to be refunded.</param>
/// <param name="Open">What is open after it.</param>
/// <param name="By">Who granted it: <c>staff:anna</c>.</param>
/// <param name="At">When, UTC.</param>
public sealed record InvoiceCredited(string CreditNoteId, Bill Bill, Money Surplus, Money Open, string By, DateTimeOffset At) : InvoiceEvent;

/// <summary>What was paid beyond what is owed was given back.</summary>
/// <param name="RefundId">Names the refund for ever.</param>
/// <param name="Amount">How much.</param>
/// <param name="Means">Where it went out: <c>bank</c>, <c>stripe</c>; or <c>set-off</c> when another invoice was paid with it.</param>
/// <param name="At">When, UTC.</param>
public sealed record SurplusRefunded(string RefundId, Money Amount, string Means, DateTimeOffset At) : InvoiceEvent;

/// <summary>What is open will not be paid any more.</summary>
/// <param name="Amount">What was open, tax included.</param>
/// <param name="Taxes">Its tax by rate, which is owed no more (§ 17(2) UStG).</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="By">Who decided: <c>staff:anna</c>.</param>
/// <param name="At">When, UTC.</param>
public sealed record InvoiceWrittenOff(Money Amount, IReadOnlyList<TaxGroup> Taxes, string Reason, string By, DateTimeOffset At) : InvoiceEvent;

/// <summary>The customer was reminded.</summary>
public sealed record ReminderSent(int Level, DateTimeOffset At) : InvoiceEvent;
