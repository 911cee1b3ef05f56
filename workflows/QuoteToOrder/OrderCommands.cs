using System.Text.Json.Serialization;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>What can be asked of an order.</summary>
[JsonDerivedType(typeof(PlaceOrder), nameof(PlaceOrder))]
[JsonDerivedType(typeof(CancelOrder), nameof(CancelOrder))]
[JsonDerivedType(typeof(StartPart), nameof(StartPart))]
[JsonDerivedType(typeof(AdvancePart), nameof(AdvancePart))]
[JsonDerivedType(typeof(BlockPart), nameof(BlockPart))]
[JsonDerivedType(typeof(ResumePart), nameof(ResumePart))]
[JsonDerivedType(typeof(CompletePart), nameof(CompletePart))]
[JsonDerivedType(typeof(CancelPart), nameof(CancelPart))]
[JsonDerivedType(typeof(CompleteOrder), nameof(CompleteOrder))]
[JsonDerivedType(typeof(RecordPrepayment), nameof(RecordPrepayment))]
[JsonDerivedType(typeof(InvoiceOrder), nameof(InvoiceOrder))]
[JsonDerivedType(typeof(SettleOrder), nameof(SettleOrder))]
[JsonDerivedType(typeof(ChangeOrder), nameof(ChangeOrder))]
[JsonDerivedType(typeof(PlanDelivery), nameof(PlanDelivery))]
[JsonDerivedType(typeof(ShipDelivery), nameof(ShipDelivery))]
[JsonDerivedType(typeof(NoteArrival), nameof(NoteArrival))]
[JsonDerivedType(typeof(StopDeliveries), nameof(StopDeliveries))]
[JsonDerivedType(typeof(EndReturn), nameof(EndReturn))]
[JsonDerivedType(typeof(BeginFulfilment), nameof(BeginFulfilment))]
public abstract record OrderCommand
{
    private protected OrderCommand()
    {
    }
}

/// <summary>Places an order. One that was placed before stays as it is; one that was cancelled before is kept as cancelled.</summary>
/// <param name="Number">Number from the series, <c>A-2026-00001</c>.</param>
/// <param name="Draft">What was ordered.</param>
public sealed record PlaceOrder(string Number, OrderDraft Draft) : OrderCommand;

/// <summary>Cancels an order, also one that has not been heard of yet. Parts that can no longer be stopped go on and are billed.</summary>
/// <param name="Source">Source of the order.</param>
/// <param name="SourceId">Id at the source.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record CancelOrder(string Source, string SourceId, string Reason) : OrderCommand;

/// <summary>A part's process begins.</summary>
public sealed record StartPart(string PartId) : OrderCommand;

/// <summary>A part has taken a step.</summary>
/// <param name="PartId">The part.</param>
/// <param name="Step">The step taken, past tense: <c>reserved</c>, <c>shipped</c>.</param>
/// <param name="Reference">What the back end calls it: a tracking number, a contract; null if it has no name.</param>
public sealed record AdvancePart(string PartId, string Step, string? Reference) : OrderCommand;

/// <summary>A part can't go on by itself.</summary>
/// <param name="PartId">The part.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record BlockPart(string PartId, string Reason) : OrderCommand;

/// <summary>Staff lets a blocked part try again.</summary>
public sealed record ResumePart(string PartId) : OrderCommand;

/// <summary>A part is done.</summary>
/// <param name="PartId">The part.</param>
/// <param name="HoursWorked">Services: as reported; null for other kinds.</param>
public sealed record CompletePart(string PartId, decimal? HoursWorked = null) : OrderCommand;

/// <summary>A part will not be done; it counts as closed and is not billed.</summary>
public sealed record CancelPart(string PartId, string Reason) : OrderCommand;

/// <summary>Closes an order whose parts are all closed.</summary>
public sealed record CompleteOrder : OrderCommand;

/// <summary>Money came before there is an invoice.</summary>
public sealed record RecordPrepayment(Prepayment Payment) : OrderCommand;

/// <summary>Decides the next invoice if there is something to bill. Told by activities and observers alone, never part of a process's history.</summary>
/// <param name="Terms">How the order is billed.</param>
/// <param name="ByOrderProcess">Whether the order's own process issues it.</param>
/// <param name="PartId">Only what was done of this part, as long as the order is billed bit by bit; null for all that was done.</param>
public sealed record BillOrder(BillingTerms Terms, bool ByOrderProcess = false, string? PartId = null) : OrderCommand;

/// <summary>An invoice of the order was issued.</summary>
/// <param name="InvoiceId">Case id that was decided with the bill.</param>
/// <param name="InvoiceNumber">Number of the invoice.</param>
/// <param name="IssuedAs">Case id of the collective invoice that the bill is on; null if it is an invoice by itself.</param>
public sealed record InvoiceOrder(string InvoiceId, string InvoiceNumber, string? IssuedAs = null) : OrderCommand;

/// <summary>Pays an invoice with what came before, the oldest money first.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Open">What is open of it.</param>
public sealed record UsePrepayments(string InvoiceId, Money Open) : OrderCommand;

/// <summary>Takes off an order what no invoice has taken of a prepayment. One that was released before stays so.</summary>
public sealed record ReleasePrepayment(string PaymentId) : OrderCommand;

/// <summary>A prepayment went back. Refused unless all of it is still there. A return that was noted before changes nothing.</summary>
public sealed record ReturnPrepayment(string PaymentId, string ReturnId, Money Amount, string Reason, DateTimeOffset At) : OrderCommand;

/// <summary>Nothing is open any more: of an invoice of the order, or of the one that it had before there were several.</summary>
/// <param name="InvoiceId">The invoice; null for the only one.</param>
public sealed record SettleOrder(string? InvoiceId = null) : OrderCommand;

/// <summary>Something is open again of an invoice of the order.</summary>
public sealed record ReopenBill(string InvoiceId) : OrderCommand;

/// <summary>Changes what was ordered, while it is not done. Refused if somebody else changed it since it was read.</summary>
/// <param name="Revision">How often the order had been changed when it was read.</param>
/// <param name="Lines">The lines as they are to be; those that are not named stay.</param>
/// <param name="By">Who wants it, as events name people.</param>
public sealed record ChangeOrder(int Revision, IReadOnlyList<LineChange> Lines, string By) : OrderCommand;

/// <summary>A line as it is to be.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">At most three digits after the point; 0 removes the line.</param>
/// <param name="RequestedOn">Local date before which the goods are not wanted; null for as soon as possible.</param>
/// <param name="DeliveryText">What is to be known on delivery; null for nothing.</param>
/// <param name="Substitute">What is sent instead, at the same price, of what has not left; null for the item itself. Then nothing else of the line changes.</param>
public sealed record LineChange(int Position, decimal Quantity, DateOnly? RequestedOn, string? DeliveryText, Substitute? Substitute = null);

/// <summary>An item that is sent instead of another one.</summary>
/// <param name="Sku">Its number in the catalogue.</param>
/// <param name="Name">What the customer reads.</param>
public sealed record Substitute(string Sku, string Name);

/// <summary>Notes what of a part is to come when, and decides the next delivery if something is ready. Nothing is decided while a delivery has not left.</summary>
/// <param name="PartId">The part.</param>
/// <param name="Sequence">The how-manieth delivery of the part this is.</param>
/// <param name="Number">Number from the series, <c>L-2026-00001</c>; null if nothing is ready.</param>
/// <param name="Warehouse">Where it leaves from; null if only the back end knows.</param>
/// <param name="Ready">What is ready; empty if nothing is.</param>
/// <param name="Due">What is not.</param>
public sealed record PlanDelivery(
    string PartId, int Sequence, string? Number, string? Warehouse, IReadOnlyList<DeliveryLine> Ready, IReadOnlyList<DueGoods> Due) : OrderCommand;

/// <summary>A delivery has left.</summary>
public sealed record ShipDelivery(string PartId, int Sequence, string TrackingNumber) : OrderCommand;

/// <summary>A delivery is with the customer.</summary>
public sealed record NoteArrival(string PartId, int Sequence) : OrderCommand;

/// <summary>Sends no more of a part: what has not left is taken off the order, and a part of which nothing has left is cancelled.</summary>
public sealed record StopDeliveries(string PartId, string Reason) : OrderCommand;

/// <summary>Notes what the watch found; the same again changes nothing.</summary>
/// <param name="Concerns">Why nothing can move the order, one sentence each; empty when all is well.</param>
public sealed record FlagOrder(IReadOnlyList<string> Concerns) : OrderCommand;

/// <summary>Announces that goods come back.</summary>
/// <param name="Sequence">The how-manieth return of the order it is; another one that came first refuses.</param>
/// <param name="Number">Number from the series, <c>RT-2026-00001</c>.</param>
/// <param name="Lines">What; no more than was billed and has not come back.</param>
/// <param name="Reason">Why, as the customer says; at most 500 characters.</param>
/// <param name="Until">Until when it is awaited, UTC.</param>
public sealed record AnnounceReturn(int Sequence, string Number, IReadOnlyList<ReturnLine> Lines, string Reason, DateTimeOffset Until) : OrderCommand;

/// <summary>Notes what came of a return.</summary>
/// <param name="Sequence">Which.</param>
/// <param name="Goods">What; no more than was announced.</param>
public sealed record ReceiveReturn(int Sequence, IReadOnlyList<ReturnedGoods> Goods) : OrderCommand;

/// <summary>Ends a return: it is settled, or is not awaited any more.</summary>
/// <param name="Sequence">Which.</param>
/// <param name="Came">Whether it came.</param>
/// <param name="CreditNotes">Case ids of its credit notes.</param>
/// <param name="Remarks">What could not be settled by itself.</param>
public sealed record EndReturn(int Sequence, bool Came, IReadOnlyList<string> CreditNotes, IReadOnlyList<string> Remarks) : OrderCommand;

/// <summary>Begins to fulfil the order. Refused while it waits for a deposit.</summary>
public sealed record BeginFulfilment : OrderCommand;

/// <summary>Asks for a deposit of an order that is not completed; it holds nothing up.</summary>
/// <param name="Share">Percent of what the order comes to; null if an amount is asked for.</param>
/// <param name="Amount">Tax included; null if a share is asked for.</param>
/// <param name="PaymentDays">Days until payment; null for the usual ones.</param>
/// <param name="By">Who asks.</param>
public sealed record RequestDeposit(Percentage? Share, Money? Amount, int? PaymentDays, string By) : OrderCommand;

/// <summary>The invoice of a deposit was issued.</summary>
public sealed record InvoiceDeposit(string InvoiceId, string Number, DateOnly Date) : OrderCommand;

/// <summary>Notes what is received and open of a deposit. An older version than the one that is known changes nothing.</summary>
public sealed record NoteDeposit(string InvoiceId, long InvoiceVersion, IReadOnlyList<TaxGroup> Received, Money Open) : OrderCommand;

/// <summary>Releases what was not set off of a deposit: it is credited, and what was paid of it is the customer's.</summary>
/// <param name="Sequence">Which deposit.</param>
/// <param name="Reason">Why, which the customer reads; at most 500 characters.</param>
/// <param name="By">Who releases it.</param>
public sealed record ReleaseDeposit(int Sequence, string Reason, string By) : OrderCommand;

/// <summary>The customer cancels the order while its deposit is awaited. Refused once it has begun; one that is cancelled stays as it is.</summary>
/// <param name="Reason">Why, for people.</param>
public sealed record CancelAwaited(string Reason) : OrderCommand;
