using System.Text.Json.Serialization;

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

/// <summary>The order was billed.</summary>
public sealed record InvoiceOrder(string InvoiceId, string InvoiceNumber) : OrderCommand;

/// <summary>The order's invoice was paid in full.</summary>
public sealed record SettleOrder : OrderCommand;
