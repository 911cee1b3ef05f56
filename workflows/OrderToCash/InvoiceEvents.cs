using System.Text.Json.Serialization;
using LeadToCash.Catalog;
using LeadToCash.DirectDebit;
using LeadToCash.Dunning;

namespace LeadToCash.OrderToCash;

/// <summary>What has happened to an invoice.</summary>
[JsonDerivedType(typeof(InvoiceIssued), nameof(InvoiceIssued))]
[JsonDerivedType(typeof(PaymentReceived), nameof(PaymentReceived))]
[JsonDerivedType(typeof(PaymentReturned), nameof(PaymentReturned))]
[JsonDerivedType(typeof(InvoiceCredited), nameof(InvoiceCredited))]
[JsonDerivedType(typeof(SurplusRefunded), nameof(SurplusRefunded))]
[JsonDerivedType(typeof(InvoiceWrittenOff), nameof(InvoiceWrittenOff))]
[JsonDerivedType(typeof(ReminderSent), nameof(ReminderSent))]
[JsonDerivedType(typeof(InvoiceDisputed), nameof(InvoiceDisputed))]
[JsonDerivedType(typeof(DisputeEnded), nameof(DisputeEnded))]
[JsonDerivedType(typeof(InstalmentsAgreed), nameof(InstalmentsAgreed))]
[JsonDerivedType(typeof(InvoiceHandedOver), nameof(InvoiceHandedOver))]
[JsonDerivedType(typeof(LettersHeld), nameof(LettersHeld))]
[JsonDerivedType(typeof(LettersReleased), nameof(LettersReleased))]
[JsonDerivedType(typeof(DepositUsed), nameof(DepositUsed))]
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
/// <param name="DirectDebit">That it is collected by direct debit; null if the customer transfers.</param>
public sealed record InvoiceIssued(string Number, Bill Bill, DateOnly Date, DateOnly DueDate, DirectDebitTerms? DirectDebit = null) : InvoiceEvent;

/// <summary>Money came for an invoice.</summary>
/// <param name="PaymentId">Names the payment for ever.</param>
/// <param name="Amount">What came.</param>
/// <param name="Surplus">Part of it that was more than was open.</param>
/// <param name="Open">What is still open after it; paid when nothing is.</param>
/// <param name="At">When it was paid, UTC.</param>
/// <param name="Discount">Cash discount that was granted with it, beside the amount; null for none.</param>
/// <param name="Means">Where it came in: <c>stripe</c>, <c>bank</c>; null if nobody said.</param>
/// <param name="FromCredit">Whether the books held it as the customer's credit before.</param>
public sealed record PaymentReceived(
    string PaymentId, Money Amount, Money Surplus, Money Open, DateTimeOffset At, Money? Discount = null, string? Means = null, bool FromCredit = false) : InvoiceEvent;

/// <summary>A payment went back: a direct debit was returned, a card payment was charged back. What it had paid is open again.</summary>
/// <param name="ReturnId">Names the return for ever.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Amount">What went back: all of the payment.</param>
/// <param name="Reopened">What is open again by it: the payment and its cash discount, less what lessens the surplus.</param>
/// <param name="Open">What is open after it.</param>
/// <param name="Reason">Why, as the bank says.</param>
/// <param name="At">When, UTC.</param>
/// <param name="DiscountLapsed">What of the payment's cash discount had been left to it; null for none.</param>
/// <param name="OwedFee">What the bank charged for it and the customer owes; null for nothing.</param>
public sealed record PaymentReturned(
    string ReturnId, string PaymentId, Money Amount, Money Reopened, Money Open, string Reason, DateTimeOffset At, Money? DiscountLapsed = null,
    Money? OwedFee = null) : InvoiceEvent;

/// <summary>Part of an invoice, or all of it, was credited; the credit note is issued for it.</summary>
/// <param name="CreditNoteId">Case id of the credit note.</param>
/// <param name="Bill">What the credit note says.</param>
/// <param name="Surplus">What of it had been paid already: to be refunded.</param>
/// <param name="Open">What is open after it.</param>
/// <param name="By">Who granted it: <c>staff:anna</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="DiscountLapsed">Cash discount that was granted on what is credited, which nobody paid and nobody gets back; null for none.</param>
public sealed record InvoiceCredited(
    string CreditNoteId, Bill Bill, Money Surplus, Money Open, string By, DateTimeOffset At, Money? DiscountLapsed = null) : InvoiceEvent;

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
/// <param name="Level">From 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="On">Local day; null before claims were reckoned.</param>
/// <param name="Fee">What the letter costs the customer; null for nothing.</param>
/// <param name="Asked">All that it asked for: what is open, costs and interest; null before claims were reckoned.</param>
/// <param name="RunId">The dunning run that it went out with; null when it went out by itself.</param>
public sealed record ReminderSent(int Level, DateTimeOffset At, DateOnly? On = null, Money? Fee = null, OpenAmounts? Asked = null, string? RunId = null) : InvoiceEvent;

/// <summary>The customer disputes the invoice or a part of it.</summary>
/// <param name="DisputeId">Names the dispute for ever.</param>
/// <param name="From">First local day.</param>
/// <param name="Amount">The disputed part; null for all of it, then no letters go out.</param>
/// <param name="Reason">What the customer says.</param>
/// <param name="By">Who noted it.</param>
public sealed record InvoiceDisputed(string DisputeId, DateOnly From, Money? Amount, string Reason, string By) : InvoiceEvent;

/// <summary>A dispute is over.</summary>
/// <param name="DisputeId">Which.</param>
/// <param name="Until">First local day on which it is over.</param>
/// <param name="WasRejected">Whether the customer was wrong: interest is then owed for its days too.</param>
/// <param name="By">Who decided.</param>
public sealed record DisputeEnded(string DisputeId, DateOnly Until, bool WasRejected, string By) : InvoiceEvent;

/// <summary>Payment in instalments was agreed.</summary>
/// <param name="Plan">The instalments.</param>
/// <param name="By">Who agreed.</param>
public sealed record InstalmentsAgreed(PaymentPlan Plan, string By) : InvoiceEvent;

/// <summary>Others collect it from now on; no letters of ours go out any more.</summary>
/// <param name="To">Collection agency or lawyer.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record InvoiceHandedOver(string To, string By, DateTimeOffset At) : InvoiceEvent;

/// <summary>Letters are held.</summary>
/// <param name="Hold">Which, until when, why and by whom.</param>
public sealed record LettersHeld(LetterHold Hold) : InvoiceEvent;

/// <summary>A hold of letters ended; what is due goes out.</summary>
/// <param name="HoldId">Which.</param>
/// <param name="By">Who released them.</param>
/// <param name="At">When, UTC.</param>
public sealed record LettersReleased(string HoldId, string By, DateTimeOffset At) : InvoiceEvent;

/// <summary>A part of a deposit was set off by a later invoice of its order: it is earned, whatever becomes of its payment.</summary>
/// <param name="InvoiceId">The invoice that sets it off.</param>
/// <param name="Amounts">What, by rate.</param>
/// <param name="At">When, UTC.</param>
public sealed record DepositUsed(string InvoiceId, IReadOnlyList<TaxGroup> Amounts, DateTimeOffset At) : InvoiceEvent;
