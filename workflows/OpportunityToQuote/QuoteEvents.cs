using System.Text.Json.Serialization;
using LeadToCash.Availability;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote.Approvals;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What happens to a quote.</summary>
[JsonDerivedType(typeof(QuoteRequested), nameof(QuoteRequested))]
[JsonDerivedType(typeof(QuoteRevised), nameof(QuoteRevised))]
[JsonDerivedType(typeof(QuotePriced), nameof(QuotePriced))]
[JsonDerivedType(typeof(ApprovalRequested), nameof(ApprovalRequested))]
[JsonDerivedType(typeof(ApproverReminded), nameof(ApproverReminded))]
[JsonDerivedType(typeof(ApprovalEscalated), nameof(ApprovalEscalated))]
[JsonDerivedType(typeof(ApprovalDelegated), nameof(ApprovalDelegated))]
[JsonDerivedType(typeof(ApprovalGiven), nameof(ApprovalGiven))]
[JsonDerivedType(typeof(ApprovalRefused), nameof(ApprovalRefused))]
[JsonDerivedType(typeof(ApprovalExpired), nameof(ApprovalExpired))]
[JsonDerivedType(typeof(ApprovalWithdrawn), nameof(ApprovalWithdrawn))]
[JsonDerivedType(typeof(ApprovalCarriedOver), nameof(ApprovalCarriedOver))]
[JsonDerivedType(typeof(QuoteReleased), nameof(QuoteReleased))]
[JsonDerivedType(typeof(CustomerReminded), nameof(CustomerReminded))]
[JsonDerivedType(typeof(QuotePromised), nameof(QuotePromised))]
[JsonDerivedType(typeof(ChangeRequested), nameof(ChangeRequested))]
[JsonDerivedType(typeof(ReplyWritten), nameof(ReplyWritten))]
[JsonDerivedType(typeof(QuoteDraftOpened), nameof(QuoteDraftOpened))]
[JsonDerivedType(typeof(QuoteDraftSaved), nameof(QuoteDraftSaved))]
[JsonDerivedType(typeof(QuoteDraftDiscarded), nameof(QuoteDraftDiscarded))]
[JsonDerivedType(typeof(QuoteDraftSubmitted), nameof(QuoteDraftSubmitted))]
[JsonDerivedType(typeof(QuoteAccepted), nameof(QuoteAccepted))]
[JsonDerivedType(typeof(QuoteDeclined), nameof(QuoteDeclined))]
[JsonDerivedType(typeof(QuoteExpired), nameof(QuoteExpired))]
[JsonDerivedType(typeof(QuoteConcluded), nameof(QuoteConcluded))]
public abstract record QuoteEvent
{
    private protected QuoteEvent()
    {
    }
}

/// <summary>An event after which others may have to decide an approval step than before it.</summary>
public interface ISeatsChanged
{
    /// <summary>The version.</summary>
    int QuoteVersion { get; }

    /// <summary>The step.</summary>
    ApprovalStep Step { get; }
}

/// <summary>Somebody asked for a quote; its version 1 begins.</summary>
/// <param name="QuoteId">Its case id.</param>
/// <param name="Number">Number that people read: <c>Q-2026-00042</c>.</param>
/// <param name="Source">Where the request came from.</param>
/// <param name="Customer">For whom.</param>
/// <param name="Requester">E-mail address of who asked: the customer, or one of our sales people.</param>
/// <param name="Lines">What is wanted.</param>
/// <param name="Discount">Discount that was asked for.</param>
/// <param name="Terms">Terms other than the usual ones.</param>
/// <param name="Currency">ISO 4217; null for the catalogue's own.</param>
/// <param name="PromotionCode">Code of a promotion that the customer names.</param>
/// <param name="Message">What we write to the customer with it.</param>
/// <param name="OpportunityId">The opportunity that it belongs to; null for one of its own.</param>
public sealed record QuoteRequested(
    string QuoteId, string Number, QuoteSource Source, Party Customer, string Requester, IReadOnlyList<RequestedLine> Lines, Percentage Discount,
    QuoteTerms? Terms = null, string? Currency = null, string? PromotionCode = null, string? Message = null, string? OpportunityId = null) : QuoteEvent;

/// <summary>A new version begins; the one before can no longer be approved or accepted.</summary>
/// <param name="QuoteVersion">The new version, from 2.</param>
/// <param name="Requester">E-mail address of who asked for it.</param>
/// <param name="Lines">What is wanted now.</param>
/// <param name="Discount">Discount that is asked for now.</param>
/// <param name="Terms">Terms other than the usual ones.</param>
/// <param name="ByCustomer">Whether the customer changed it himself: what we granted before stays ours.</param>
/// <param name="Message">What we write to the customer with it.</param>
/// <param name="Customer">The customer's data from now on; null: as before.</param>
/// <param name="Currency">ISO 4217; null: as before, empty: the catalogue's own.</param>
/// <param name="PromotionCode">Code of a promotion; null: as before, empty: none.</param>
public sealed record QuoteRevised(
    int QuoteVersion, string Requester, IReadOnlyList<RequestedLine> Lines, Percentage Discount, QuoteTerms? Terms = null, bool ByCustomer = false,
    string? Message = null, Party? Customer = null, string? Currency = null, string? PromotionCode = null) : QuoteEvent;

/// <summary>A version has its prices.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Content">Lines, prices and totals.</param>
/// <param name="Fingerprint">Short hash of the content: what a mail and a page show is the same if this is.</param>
/// <param name="Approvals">Who must approve, in order; nobody when empty.</param>
/// <param name="DistinctApprovers">Whether who approved one step may not approve another one.</param>
public sealed record QuotePriced(
    int QuoteVersion, PricedContent Content, string Fingerprint, IReadOnlyList<RequiredApproval> Approvals, bool DistinctApprovers = false) : QuoteEvent;

/// <summary>An approver is asked.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="Approver">E-mail address.</param>
/// <param name="Schedule">When he is reminded, when it is escalated, and until when he can decide.</param>
/// <param name="Seat">His seat in the step; the first one's unless given.</param>
/// <param name="InsteadOf">For whom he stands in.</param>
/// <param name="AskedAt">When, UTC.</param>
public sealed record ApprovalRequested(
    int QuoteVersion, ApprovalStep Step, string Approver, ApprovalSchedule Schedule, string Seat = ApprovalSeat.First, string? InsteadOf = null,
    DateTimeOffset? AskedAt = null) : QuoteEvent, ISeatsChanged;

/// <summary>The approver is reminded.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="Seat">His seat in the step; the first one's unless given.</param>
public sealed record ApproverReminded(int QuoteVersion, ApprovalStep Step, string Seat = ApprovalSeat.First) : QuoteEvent;

/// <summary>Another one may decide too.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="Deputy">E-mail address.</param>
/// <param name="Seat">His seat in the step.</param>
/// <param name="InsteadOf">For whom he stands in.</param>
/// <param name="Schedule">Until when he can decide; null in what was escalated before deputies had their own: as the first one's.</param>
/// <param name="AskedAt">When, UTC.</param>
public sealed record ApprovalEscalated(
    int QuoteVersion, ApprovalStep Step, string Deputy, string Seat = ApprovalSeat.Deputy, string? InsteadOf = null, ApprovalSchedule? Schedule = null,
    DateTimeOffset? AskedAt = null) : QuoteEvent, ISeatsChanged;

/// <summary>Somebody who was asked is away; his substitute decides.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="From">The seat of who is away; it can no longer decide.</param>
/// <param name="Seat">The substitute's seat.</param>
/// <param name="Substitute">E-mail address.</param>
/// <param name="InsteadOf">Who is away.</param>
/// <param name="Schedule">When the substitute is reminded; it ends when the one who is away would have had to decide.</param>
/// <param name="AskedAt">When, UTC.</param>
public sealed record ApprovalDelegated(
    int QuoteVersion, ApprovalStep Step, string From, string Seat, string Substitute, string InsteadOf, ApprovalSchedule Schedule, DateTimeOffset AskedAt) : QuoteEvent, ISeatsChanged;

/// <summary>Somebody approves a step.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="Approver">E-mail address.</param>
/// <param name="Comment">What was said with it.</param>
/// <param name="DecidedAt">When it counted, UTC.</param>
/// <param name="Seat">The approver's seat.</param>
/// <param name="Stage">The step's stage; 0 for a step of before there were stages.</param>
/// <param name="Remaining">How many more must say yes; 0: the step is approved.</param>
/// <param name="MadeAt">When the approver says that he decided, if he was offline then; UTC.</param>
public sealed record ApprovalGiven(
    int QuoteVersion, ApprovalStep Step, string Approver, string? Comment, DateTimeOffset DecidedAt, string Seat = ApprovalSeat.First, int Stage = 0, int Remaining = 0,
    DateTimeOffset? MadeAt = null) : QuoteEvent, ISeatsChanged;

/// <summary>A step is refused, which ends the version.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="Approver">E-mail address.</param>
/// <param name="Comment">Why.</param>
/// <param name="DecidedAt">When it counted, UTC.</param>
/// <param name="Seat">The approver's seat.</param>
/// <param name="Stage">The step's stage; 0 for a step of before there were stages.</param>
/// <param name="MadeAt">When the approver says that he decided, if he was offline then; UTC.</param>
public sealed record ApprovalRefused(
    int QuoteVersion, ApprovalStep Step, string Approver, string Comment, DateTimeOffset DecidedAt, string Seat = ApprovalSeat.First, int Stage = 0,
    DateTimeOffset? MadeAt = null) : QuoteEvent, ISeatsChanged;

/// <summary>Nobody decided a step in time, which ends the version.</summary>
public sealed record ApprovalExpired(int QuoteVersion, ApprovalStep Step) : QuoteEvent, ISeatsChanged;

/// <summary>A step that people were asked in needs no decision any more.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="Superseded">A new version begins; otherwise another step ended this one.</param>
public sealed record ApprovalWithdrawn(int QuoteVersion, ApprovalStep Step, bool Superseded) : QuoteEvent, ISeatsChanged;

/// <summary>What was approved in an earlier version counts for this one: it asks for nothing more.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Step">The step.</param>
/// <param name="FromVersion">The version in which people decided.</param>
/// <param name="Seats">Who approved it then, when and with what words.</param>
public sealed record ApprovalCarriedOver(int QuoteVersion, ApprovalStep Step, int FromVersion, IReadOnlyList<ApprovalSeat> Seats) : QuoteEvent;

/// <summary>The customer has the quote.</summary>
public sealed record QuoteReleased(int QuoteVersion, QuoteValidity Validity) : QuoteEvent;

/// <summary>Goods are held for the version until its validity ends.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Promises">When which goods can come.</param>
public sealed record QuotePromised(int QuoteVersion, StockPromises Promises) : QuoteEvent;

/// <summary>The customer asks for something else, or asks.</summary>
/// <param name="QuoteVersion">The version that he saw.</param>
/// <param name="Turn">Number of the turn in the negotiation, from 1.</param>
/// <param name="Lines">The lines that he wants changed.</param>
/// <param name="CounterNet">The net that he would pay.</param>
/// <param name="Comment">What he writes.</param>
/// <param name="At">When, UTC.</param>
public sealed record ChangeRequested(int QuoteVersion, int Turn, IReadOnlyList<WishedLine> Lines, Money? CounterNet, string? Comment, DateTimeOffset At) : QuoteEvent;

/// <summary>One of us writes to the customer without changing the quote.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Turn">Number of the turn in the negotiation, from 1.</param>
/// <param name="Author">E-mail address.</param>
/// <param name="Text">What.</param>
/// <param name="At">When, UTC.</param>
public sealed record ReplyWritten(int QuoteVersion, int Turn, string Author, string Text, DateTimeOffset At) : QuoteEvent;

/// <summary>The customer is reminded that the validity ends soon.</summary>
public sealed record CustomerReminded(int QuoteVersion) : QuoteEvent;

/// <summary>The customer accepted.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="AcceptedAt">When, UTC.</param>
/// <param name="Order">The order that follows, with the very figures that were accepted; without lines when the quote changes a contract and nothing else.</param>
public sealed record QuoteAccepted(int QuoteVersion, DateTimeOffset AcceptedAt, OrderDraft Order) : QuoteEvent
{
    /// <summary>The order that follows; null when there is nothing to fulfil.</summary>
    [JsonIgnore]
    public string? OrderId => Order.Lines.Count > 0 ? Order.OrderId : null;
}

/// <summary>The customer declined.</summary>
public sealed record QuoteDeclined(int QuoteVersion, DateTimeOffset DeclinedAt, string? Reason) : QuoteEvent;

/// <summary>The customer did not answer in time.</summary>
public sealed record QuoteExpired(int QuoteVersion) : QuoteEvent;

/// <summary>What the quote was approved for is done; it needs no acceptance.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="ConcludedAt">When, UTC.</param>
/// <param name="Note">Why nothing was done after all; null when it was.</param>
public sealed record QuoteConcluded(int QuoteVersion, DateTimeOffset ConcludedAt, string? Note) : QuoteEvent;
