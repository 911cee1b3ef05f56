using System.Text.Json.Serialization;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What happens to a quote.</summary>
[JsonDerivedType(typeof(QuoteRequested), nameof(QuoteRequested))]
[JsonDerivedType(typeof(QuoteRevised), nameof(QuoteRevised))]
[JsonDerivedType(typeof(QuotePriced), nameof(QuotePriced))]
[JsonDerivedType(typeof(ApprovalRequested), nameof(ApprovalRequested))]
[JsonDerivedType(typeof(ApproverReminded), nameof(ApproverReminded))]
[JsonDerivedType(typeof(ApprovalEscalated), nameof(ApprovalEscalated))]
[JsonDerivedType(typeof(ApprovalGiven), nameof(ApprovalGiven))]
[JsonDerivedType(typeof(ApprovalRefused), nameof(ApprovalRefused))]
[JsonDerivedType(typeof(ApprovalExpired), nameof(ApprovalExpired))]
[JsonDerivedType(typeof(QuoteReleased), nameof(QuoteReleased))]
[JsonDerivedType(typeof(CustomerReminded), nameof(CustomerReminded))]
[JsonDerivedType(typeof(QuoteAccepted), nameof(QuoteAccepted))]
[JsonDerivedType(typeof(QuoteDeclined), nameof(QuoteDeclined))]
[JsonDerivedType(typeof(QuoteExpired), nameof(QuoteExpired))]
public abstract record QuoteEvent
{
    private protected QuoteEvent()
    {
    }
}

/// <summary>Somebody asked for a quote; its version 1 begins.</summary>
/// <param name="QuoteId">Its case id.</param>
/// <param name="Number">Number that people read: <c>Q-2026-00042</c>.</param>
/// <param name="Source">Where the request came from.</param>
/// <param name="Customer">For whom.</param>
/// <param name="Requester">E-mail address of who asked: the customer, or one of our sales people.</param>
/// <param name="Lines">What is wanted.</param>
/// <param name="Discount">Discount that was asked for.</param>
public sealed record QuoteRequested(
    string QuoteId, string Number, QuoteSource Source, Party Customer, string Requester, IReadOnlyList<RequestedLine> Lines, Percentage Discount)
    : QuoteEvent;

/// <summary>A new version begins; the one before can no longer be approved or accepted.</summary>
/// <param name="QuoteVersion">The new version, from 2.</param>
/// <param name="Requester">E-mail address of who asked for it.</param>
/// <param name="Lines">What is wanted now.</param>
/// <param name="Discount">Discount that is asked for now.</param>
public sealed record QuoteRevised(int QuoteVersion, string Requester, IReadOnlyList<RequestedLine> Lines, Percentage Discount) : QuoteEvent;

/// <summary>A version has its prices.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Content">Lines, prices and totals.</param>
/// <param name="Fingerprint">Short hash of the content: what a mail and a page show is the same if this is.</param>
/// <param name="Approvals">Who must approve, in order; nobody when empty.</param>
public sealed record QuotePriced(int QuoteVersion, PricedContent Content, string Fingerprint, IReadOnlyList<RequiredApproval> Approvals) : QuoteEvent;

/// <summary>An approver is asked.</summary>
public sealed record ApprovalRequested(int QuoteVersion, ApprovalStep Step, string Approver, ApprovalSchedule Schedule) : QuoteEvent;

/// <summary>The approver is reminded.</summary>
public sealed record ApproverReminded(int QuoteVersion, ApprovalStep Step) : QuoteEvent;

/// <summary>Another one may decide too.</summary>
public sealed record ApprovalEscalated(int QuoteVersion, ApprovalStep Step, string Deputy) : QuoteEvent;

/// <summary>A step is approved.</summary>
public sealed record ApprovalGiven(int QuoteVersion, ApprovalStep Step, string Approver, string? Comment, DateTimeOffset DecidedAt) : QuoteEvent;

/// <summary>A step is refused, which ends the version.</summary>
public sealed record ApprovalRefused(int QuoteVersion, ApprovalStep Step, string Approver, string Comment, DateTimeOffset DecidedAt) : QuoteEvent;

/// <summary>Nobody decided a step in time, which ends the version.</summary>
public sealed record ApprovalExpired(int QuoteVersion, ApprovalStep Step) : QuoteEvent;

/// <summary>The customer has the quote.</summary>
public sealed record QuoteReleased(int QuoteVersion, QuoteValidity Validity) : QuoteEvent;

/// <summary>The customer is reminded that the validity ends soon.</summary>
public sealed record CustomerReminded(int QuoteVersion) : QuoteEvent;

/// <summary>The customer accepted.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="AcceptedAt">When, UTC.</param>
/// <param name="Order">The order that follows, with the very figures that were accepted.</param>
public sealed record QuoteAccepted(int QuoteVersion, DateTimeOffset AcceptedAt, OrderDraft Order) : QuoteEvent;

/// <summary>The customer declined.</summary>
public sealed record QuoteDeclined(int QuoteVersion, DateTimeOffset DeclinedAt, string? Reason) : QuoteEvent;

/// <summary>The customer did not answer in time.</summary>
public sealed record QuoteExpired(int QuoteVersion) : QuoteEvent;
