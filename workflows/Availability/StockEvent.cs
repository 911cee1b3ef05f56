using System.Text.Json.Serialization;

namespace LeadToCash.Availability;

/// <summary>What happens to an item in a warehouse.</summary>
[JsonDerivedType(typeof(StockOpened), nameof(StockOpened))]
[JsonDerivedType(typeof(StockCounted), nameof(StockCounted))]
[JsonDerivedType(typeof(ReceiptPlanned), nameof(ReceiptPlanned))]
[JsonDerivedType(typeof(ReceiptChanged), nameof(ReceiptChanged))]
[JsonDerivedType(typeof(ReceiptCancelled), nameof(ReceiptCancelled))]
[JsonDerivedType(typeof(GoodsReceived), nameof(GoodsReceived))]
[JsonDerivedType(typeof(GoodsTakenBack), nameof(GoodsTakenBack))]
[JsonDerivedType(typeof(StockReserved), nameof(StockReserved))]
[JsonDerivedType(typeof(HoldTrimmed), nameof(HoldTrimmed))]
[JsonDerivedType(typeof(StockReleased), nameof(StockReleased))]
[JsonDerivedType(typeof(StockOrdered), nameof(StockOrdered))]
[JsonDerivedType(typeof(GoodsAllocated), nameof(GoodsAllocated))]
[JsonDerivedType(typeof(GoodsShipped), nameof(GoodsShipped))]
[JsonDerivedType(typeof(OrderStockReleased), nameof(OrderStockReleased))]
[JsonDerivedType(typeof(HoldsExpired), nameof(HoldsExpired))]
[JsonDerivedType(typeof(PromisesBroken), nameof(PromisesBroken))]
[JsonDerivedType(typeof(PromisesFirmed), nameof(PromisesFirmed))]
[JsonDerivedType(typeof(StockTidied), nameof(StockTidied))]
public abstract record StockEvent
{
    private protected StockEvent()
    {
    }
}

/// <summary>The item is kept in the warehouse from now on.</summary>
public sealed record StockOpened(string Sku, string Warehouse) : StockEvent;

/// <summary>What is there was counted or corrected.</summary>
/// <param name="OnHand">What is there now.</param>
/// <param name="Before">What the book said.</param>
/// <param name="Reason">Why.</param>
public sealed record StockCounted(decimal OnHand, decimal Before, string Reason) : StockEvent;

/// <summary>Goods are to come.</summary>
public sealed record ReceiptPlanned(string Reference, decimal Quantity, DateOnly Date) : StockEvent;

/// <summary>A receipt was moved, reduced or grown.</summary>
/// <param name="Reference">Which.</param>
/// <param name="Quantity">All that is ordered now.</param>
/// <param name="Date">Expected now.</param>
/// <param name="ClosedOn">Set when nothing more is to come.</param>
public sealed record ReceiptChanged(string Reference, decimal Quantity, DateOnly Date, DateOnly? ClosedOn = null) : StockEvent;

/// <summary>Nothing more will come of a receipt.</summary>
public sealed record ReceiptCancelled(string Reference, DateOnly ClosedOn) : StockEvent;

/// <summary>Goods came in.</summary>
/// <param name="Reference">Of which receipt.</param>
/// <param name="Quantity">How much.</param>
/// <param name="ClosedOn">Set when nothing more is to come.</param>
public sealed record GoodsReceived(string Reference, decimal Quantity, DateOnly? ClosedOn) : StockEvent;

/// <summary>Goods that were sold came back.</summary>
/// <param name="Reference">Number of the return.</param>
/// <param name="Quantity">How much.</param>
public sealed record GoodsTakenBack(string Reference, decimal Quantity) : StockEvent;

/// <summary>A line holds something now.</summary>
/// <param name="Reservation">What it holds, after any take-over.</param>
/// <param name="Instead">The line of the same owner whose reservation it took over, if another; null otherwise.</param>
public sealed record StockReserved(Reservation Reservation, string? Instead = null) : StockEvent;

/// <summary>A line gave back what it held too much of.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Line">The owner's line.</param>
/// <param name="Quantity">What it keeps, the earliest pieces; nothing if 0.</param>
public sealed record HoldTrimmed(string Owner, string Line, decimal Quantity) : StockEvent;

/// <summary>Versions of an owner hold nothing more as quoted.</summary>
/// <param name="Owner">Who.</param>
/// <param name="UpToVersion">The last version that is over.</param>
/// <param name="Lines">The lines that held something.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Until when this is remembered, UTC.</param>
public sealed record StockReleased(string Owner, int UpToVersion, IReadOnlyList<string> Lines, string Reason, DateTimeOffset Until) : StockEvent;

/// <summary>What a version held as quoted is ordered now.</summary>
public sealed record StockOrdered(string Owner, int Version, string OrderId, IReadOnlyList<string> Lines) : StockEvent;

/// <summary>An order's goods were set aside.</summary>
public sealed record GoodsAllocated(string OrderId, DateOnly Date) : StockEvent;

/// <summary>Goods left the warehouse.</summary>
public sealed record GoodsShipped(string OrderId, decimal Quantity) : StockEvent;

/// <summary>A cancelled order holds nothing more.</summary>
public sealed record OrderStockReleased(string OrderId, string Reason) : StockEvent;

/// <summary>Holds ended by themselves, at the end of their quotes' validity.</summary>
/// <param name="Lines">Whose.</param>
public sealed record HoldsExpired(IReadOnlyList<ReservedLine> Lines) : StockEvent;

/// <summary>Less comes, or later, than was promised: these promises can't be kept.</summary>
/// <param name="Cause">What happened, for people.</param>
/// <param name="Changes">Whose promises, and what holds instead.</param>
public sealed record PromisesBroken(string Cause, IReadOnlyList<PromiseChange> Changes) : StockEvent;

/// <summary>What was on request is covered now.</summary>
public sealed record PromisesFirmed(IReadOnlyList<PromiseChange> Changes) : StockEvent;

/// <summary>What is over was forgotten.</summary>
/// <param name="Receipts">References of receipts.</param>
/// <param name="Owners">Owners whose release need no longer be remembered.</param>
public sealed record StockTidied(IReadOnlyList<string> Receipts, IReadOnlyList<string> Owners) : StockEvent;

/// <summary>Names a reservation.</summary>
public sealed record ReservedLine(string Owner, string Line);

/// <summary>A promise that changes.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Line">The owner's line.</param>
/// <param name="Before">What was promised.</param>
/// <param name="After">What is promised now.</param>
public sealed record PromiseChange(string Owner, string Line, IReadOnlyList<Portion> Before, IReadOnlyList<Portion> After);
