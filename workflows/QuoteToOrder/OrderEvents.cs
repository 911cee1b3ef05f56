using System.Text.Json.Serialization;
using LeadToCash.Catalog;
using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>What has happened to an order.</summary>
[JsonDerivedType(typeof(OrderPlaced), nameof(OrderPlaced))]
[JsonDerivedType(typeof(CancelledOrderRecorded), nameof(CancelledOrderRecorded))]
[JsonDerivedType(typeof(OrderCancelled), nameof(OrderCancelled))]
[JsonDerivedType(typeof(PartStarted), nameof(PartStarted))]
[JsonDerivedType(typeof(PartAdvanced), nameof(PartAdvanced))]
[JsonDerivedType(typeof(PartBlocked), nameof(PartBlocked))]
[JsonDerivedType(typeof(PartResumed), nameof(PartResumed))]
[JsonDerivedType(typeof(PartCompleted), nameof(PartCompleted))]
[JsonDerivedType(typeof(PartCancelled), nameof(PartCancelled))]
[JsonDerivedType(typeof(OrderCompleted), nameof(OrderCompleted))]
[JsonDerivedType(typeof(PrepaymentReceived), nameof(PrepaymentReceived))]
[JsonDerivedType(typeof(OrderInvoiced), nameof(OrderInvoiced))]
[JsonDerivedType(typeof(BillDecided), nameof(BillDecided))]
[JsonDerivedType(typeof(BillSettled), nameof(BillSettled))]
[JsonDerivedType(typeof(BillReopened), nameof(BillReopened))]
[JsonDerivedType(typeof(PrepaymentUsed), nameof(PrepaymentUsed))]
[JsonDerivedType(typeof(PrepaymentReleased), nameof(PrepaymentReleased))]
[JsonDerivedType(typeof(PrepaymentReturned), nameof(PrepaymentReturned))]
[JsonDerivedType(typeof(OrderPaid), nameof(OrderPaid))]
[JsonDerivedType(typeof(OrderChanged), nameof(OrderChanged))]
[JsonDerivedType(typeof(GoodsExpected), nameof(GoodsExpected))]
[JsonDerivedType(typeof(DeliveryPlanned), nameof(DeliveryPlanned))]
[JsonDerivedType(typeof(DeliveryShipped), nameof(DeliveryShipped))]
[JsonDerivedType(typeof(DeliveryArrived), nameof(DeliveryArrived))]
[JsonDerivedType(typeof(OrderFlagged), nameof(OrderFlagged))]
[JsonDerivedType(typeof(ReturnAnnounced), nameof(ReturnAnnounced))]
[JsonDerivedType(typeof(ReturnReceived), nameof(ReturnReceived))]
[JsonDerivedType(typeof(ReturnEnded), nameof(ReturnEnded))]
[JsonDerivedType(typeof(DepositRequested), nameof(DepositRequested))]
[JsonDerivedType(typeof(DepositInvoiced), nameof(DepositInvoiced))]
[JsonDerivedType(typeof(DepositBalanceChanged), nameof(DepositBalanceChanged))]
[JsonDerivedType(typeof(DepositReleased), nameof(DepositReleased))]
[JsonDerivedType(typeof(FulfilmentCleared), nameof(FulfilmentCleared))]
public abstract record OrderEvent
{
    private protected OrderEvent()
    {
    }
}

/// <summary>An order was placed and split. Its process starts.</summary>
/// <param name="Number">Number that people read.</param>
/// <param name="Draft">What was ordered.</param>
/// <param name="Parts">Its parts, not begun.</param>
/// <param name="At">When, UTC.</param>
public sealed record OrderPlaced(string Number, OrderDraft Draft, IReadOnlyList<OrderPart> Parts, DateTimeOffset At) : OrderEvent;

/// <summary>The placement of an order came after its cancellation: it is kept for the books, and nothing starts.</summary>
public sealed record CancelledOrderRecorded(string Number, OrderDraft Draft, DateTimeOffset At) : OrderEvent;

/// <summary>An order was cancelled. What can still be stopped stops.</summary>
public sealed record OrderCancelled(string Source, string SourceId, string Reason, DateTimeOffset At) : OrderEvent;

/// <summary>A part's process began.</summary>
public sealed record PartStarted(string PartId) : OrderEvent;

/// <summary>A part took a step.</summary>
public sealed record PartAdvanced(string PartId, string Step, string? Reference, DateTimeOffset At) : OrderEvent;

/// <summary>A part can't go on by itself.</summary>
public sealed record PartBlocked(string PartId, string Reason) : OrderEvent;

/// <summary>Staff lets a blocked part try again.</summary>
public sealed record PartResumed(string PartId) : OrderEvent;

/// <summary>A part is done.</summary>
public sealed record PartCompleted(string PartId, decimal? HoursWorked, DateTimeOffset At) : OrderEvent;

/// <summary>A part will not be done.</summary>
public sealed record PartCancelled(string PartId, string Reason) : OrderEvent;

/// <summary>All parts are closed and at least one was done: the order can be billed. Happens once.</summary>
public sealed record OrderCompleted(DateTimeOffset At) : OrderEvent;

/// <summary>Money came before the invoice.</summary>
public sealed record PrepaymentReceived(Prepayment Payment) : OrderEvent;

/// <summary>It was decided what the next invoice bills. The invoice's process starts.</summary>
/// <param name="Sequence">The how-manieth of the order, from 1.</param>
/// <param name="InvoiceId">Case id of the invoice.</param>
/// <param name="Bill">What it will say.</param>
/// <param name="Shares">How much of each line it takes.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ByOrderProcess">Whether the order's own process issues it, as all did before there were several.</param>
/// <param name="Collective">Where it is collected for a collective invoice, instead of being one by itself; null if it is not.</param>
public sealed record BillDecided(
    int Sequence, string InvoiceId, Bill Bill, IReadOnlyList<BilledShare> Shares, DateTimeOffset At, bool ByOrderProcess = false, CollectivePlace? Collective = null) : OrderEvent;

/// <summary>An invoice of the order was issued.</summary>
/// <param name="InvoiceId">Case id that was decided with the bill.</param>
/// <param name="InvoiceNumber">Number of the invoice.</param>
/// <param name="IssuedAs">Case id of the collective invoice that the bill is on; null if it is an invoice by itself.</param>
public sealed record OrderInvoiced(string InvoiceId, string InvoiceNumber, string? IssuedAs = null) : OrderEvent;

/// <summary>Money that came before pays an invoice.</summary>
/// <param name="PaymentId">The prepayment.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Amount">What of it.</param>
public sealed record PrepaymentUsed(string PaymentId, string InvoiceId, Money Amount) : OrderEvent;

/// <summary>What no invoice had taken of a prepayment was taken off the order, to be given back or assigned elsewhere.</summary>
public sealed record PrepaymentReleased(string PaymentId, Money Amount, DateTimeOffset At) : OrderEvent;

/// <summary>A prepayment went back before an invoice took anything of it.</summary>
/// <param name="PaymentId">The payment.</param>
/// <param name="ReturnId">Names the return for ever.</param>
/// <param name="Amount">How much: all of it.</param>
/// <param name="Reason">Why, as the bank or provider says.</param>
/// <param name="At">When, UTC.</param>
public sealed record PrepaymentReturned(string PaymentId, string ReturnId, Money Amount, string Reason, DateTimeOffset At) : OrderEvent;

/// <summary>Nothing is open of an invoice of the order any more.</summary>
public sealed record BillSettled(string InvoiceId, DateTimeOffset At) : OrderEvent;

/// <summary>Something is open again of an invoice that was settled: a payment went back. The order is not paid any more.</summary>
public sealed record BillReopened(string InvoiceId, DateTimeOffset At) : OrderEvent;

/// <summary>All of the order was billed and paid.</summary>
public sealed record OrderPaid(DateTimeOffset At) : OrderEvent;

/// <summary>What was ordered was changed.</summary>
/// <param name="Lines">The lines that changed.</param>
/// <param name="Net">Sum of the nets now.</param>
/// <param name="Tax">Tax now, by groups, each rounded once.</param>
/// <param name="Gross">Net and tax now.</param>
/// <param name="By">Who changed it: <c>staff:anna</c>, or <c>system</c> when what had not left was cancelled.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Added">Lines that came instead of others; null for none.</param>
public sealed record OrderChanged(
    IReadOnlyList<ChangedLine> Lines, Money Net, Money Tax, Money Gross, string By, DateTimeOffset At, IReadOnlyList<OrderLine>? Added = null) : OrderEvent;

/// <summary>A line that changed.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is; null if it was removed.</param>
public sealed record ChangedLine(OrderLine Before, OrderLine? After);

/// <summary>The warehouse said when what has not left can leave.</summary>
public sealed record GoodsExpected(string PartId, IReadOnlyList<DueGoods> Due) : OrderEvent;

/// <summary>A delivery was decided; it is about to leave.</summary>
public sealed record DeliveryPlanned(string PartId, int Sequence, string Number, string? Warehouse, IReadOnlyList<DeliveryLine> Lines, DateTimeOffset At) : OrderEvent;

/// <summary>A delivery has left.</summary>
public sealed record DeliveryShipped(string PartId, int Sequence, string TrackingNumber, DateTimeOffset At) : OrderEvent;

/// <summary>A delivery is with the customer.</summary>
public sealed record DeliveryArrived(string PartId, int Sequence, DateTimeOffset At) : OrderEvent;

/// <summary>The watch found that nothing can move the order any more, or that something can again.</summary>
/// <param name="Concerns">Why, one sentence each; empty when all is well again.</param>
/// <param name="At">When, UTC.</param>
public sealed record OrderFlagged(IReadOnlyList<string> Concerns, DateTimeOffset At) : OrderEvent;

/// <summary>Goods are to come back. The return's process starts.</summary>
public sealed record ReturnAnnounced(int Sequence, string Number, IReadOnlyList<ReturnLine> Lines, string Reason, DateTimeOffset Until, DateTimeOffset At) : OrderEvent;

/// <summary>Goods came back.</summary>
public sealed record ReturnReceived(int Sequence, IReadOnlyList<ReturnedGoods> Goods, DateTimeOffset At) : OrderEvent;

/// <summary>A return was settled, or is not awaited any more.</summary>
public sealed record ReturnEnded(int Sequence, IReadOnlyList<string> CreditNotes, IReadOnlyList<string> Remarks, DateTimeOffset At) : OrderEvent;

/// <summary>A deposit was asked for. Its invoice's process starts.</summary>
/// <param name="Sequence">The how-manieth of the order, from 1.</param>
/// <param name="InvoiceId">Case id of its invoice.</param>
/// <param name="Bill">What its invoice will say.</param>
/// <param name="HoldsUp">Whether fulfilment begins only when it is paid.</param>
/// <param name="By">Who asked: <c>staff:anna</c>; <c>customer</c> where the accepted quote says so.</param>
/// <param name="At">When, UTC.</param>
public sealed record DepositRequested(int Sequence, string InvoiceId, Bill Bill, bool HoldsUp, string By, DateTimeOffset At) : OrderEvent;

/// <summary>The invoice of a deposit was issued.</summary>
public sealed record DepositInvoiced(string InvoiceId, string Number, DateOnly Date) : OrderEvent;

/// <summary>Money came for a deposit or went back, or it was credited.</summary>
/// <param name="InvoiceId">Case id of its invoice.</param>
/// <param name="InvoiceVersion">Version of that case.</param>
/// <param name="Received">What is received of it now, by rate.</param>
/// <param name="Open">What is open of it now.</param>
/// <param name="At">When, UTC.</param>
public sealed record DepositBalanceChanged(string InvoiceId, long InvoiceVersion, IReadOnlyList<TaxGroup> Received, Money Open, DateTimeOffset At) : OrderEvent;

/// <summary>What was not set off of a deposit will not be: it is credited.</summary>
/// <param name="InvoiceId">Case id of its invoice.</param>
/// <param name="Amounts">What, by rate.</param>
/// <param name="Reason">Why, which the customer reads.</param>
/// <param name="By">Who released it: <c>staff:anna</c>, or <c>system</c> when the order ended.</param>
/// <param name="At">When, UTC.</param>
public sealed record DepositReleased(string InvoiceId, IReadOnlyList<TaxGroup> Amounts, string Reason, string By, DateTimeOffset At) : OrderEvent;

/// <summary>Fulfilment waits for no deposit any more.</summary>
public sealed record FulfilmentCleared(DateTimeOffset At) : OrderEvent;
