using System.Text.Json.Serialization;
using LeadToCash.Banking.Matching;

namespace LeadToCash.Banking;

/// <summary>What has happened to a movement of money.</summary>
[JsonDerivedType(typeof(MovementImported), nameof(MovementImported))]
[JsonDerivedType(typeof(MovementAllocated), nameof(MovementAllocated))]
[JsonDerivedType(typeof(MovementUnclear), nameof(MovementUnclear))]
[JsonDerivedType(typeof(MovementPutOnAccount), nameof(MovementPutOnAccount))]
[JsonDerivedType(typeof(MovementRefunded), nameof(MovementRefunded))]
[JsonDerivedType(typeof(AllocationWithdrawn), nameof(AllocationWithdrawn))]
[JsonDerivedType(typeof(PaymentReturnFound), nameof(PaymentReturnFound))]
[JsonDerivedType(typeof(MovementDismissed), nameof(MovementDismissed))]
public abstract record MovementEvent
{
    private protected MovementEvent()
    {
    }
}

/// <summary>It came, with a statement or because a provider's payment could not be placed.</summary>
/// <param name="Entry">What the bank said.</param>
/// <param name="StatementId">The statement with which it came; null for a provider's payment.</param>
/// <param name="InBooks">Whether the books hold what of it is on no invoice as the customer's credit; of movements of old they do not.</param>
public sealed record MovementImported(MovementEntry Entry, string? StatementId, bool InBooks = false) : MovementEvent;

/// <summary>It pays something.</summary>
/// <param name="Allocations">What.</param>
/// <param name="Fee">Fee of banks that we bear with it; null for none.</param>
/// <param name="Reasons">Why, for people.</param>
/// <param name="By">Who decided: <c>system</c>, <c>staff:anna</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="FromCredit">Whether the books held it as the customer's credit until then.</param>
public sealed record MovementAllocated(
    IReadOnlyList<BookedAllocation> Allocations, Money? Fee, IReadOnlyList<string> Reasons, string By, DateTimeOffset At, bool FromCredit = false) : MovementEvent;

/// <summary>A person has to say what it is, or what the rest of it is.</summary>
/// <param name="Reason">What is unclear, for people.</param>
/// <param name="Proposals">What it may be, the most likely first.</param>
/// <param name="At">When, UTC.</param>
public sealed record MovementUnclear(string Reason, IReadOnlyList<MatchProposal> Proposals, DateTimeOffset At) : MovementEvent;

/// <summary>What is left is kept for a customer.</summary>
public sealed record MovementPutOnAccount(string CustomerId, string CustomerName, string By, DateTimeOffset At) : MovementEvent;

/// <summary>Part of it is given back.</summary>
/// <param name="RefundId">Case id of the refund.</param>
/// <param name="Amount">How much.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Means">How it goes back: <c>bank</c>, or <c>set-off</c> when it pays an invoice instead; null for refunds of old.</param>
public sealed record MovementRefunded(string RefundId, Money Amount, string By, DateTimeOffset At, string? Means = null) : MovementEvent;

/// <summary>It does not pay that after all.</summary>
/// <param name="PaymentId">The payment that is taken back.</param>
/// <param name="InvoiceId">The invoice that it had paid.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record AllocationWithdrawn(string PaymentId, string InvoiceId, string Reason, string By, DateTimeOffset At) : MovementEvent;

/// <summary>It is the return of a payment, which has not been paid then.</summary>
/// <param name="InvoiceId">The invoice that the payment had paid.</param>
/// <param name="Number">Its number.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Fee">What the bank charged beside it; null for nothing.</param>
/// <param name="By">Who found it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="FeeIsOwed">Whether the customer owes the fee.</param>
public sealed record PaymentReturnFound(
    string InvoiceId, string Number, string PaymentId, Money? Fee, string By, DateTimeOffset At, bool FeeIsOwed = false) : MovementEvent;

/// <summary>It is no money of customers.</summary>
public sealed record MovementDismissed(string Note, string By, DateTimeOffset At) : MovementEvent;
