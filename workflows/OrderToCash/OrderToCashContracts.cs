using System.Text.Json.Serialization;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>Input of <see cref="OrderOrchestrator"/>.</summary>
/// <param name="OrderId">The order's case id.</param>
/// <param name="PartIds">Names of its parts.</param>
/// <param name="InvoicesFollowEvents">Whether invoices have processes of their own; false of orders that were placed before they had.</param>
/// <param name="AwaitsDeposit">Whether a deposit is to be paid before the parts begin.</param>
public sealed record FulfilOrder(string OrderId, IReadOnlyList<string> PartIds, bool InvoicesFollowEvents = false, bool AwaitsDeposit = false)
{
    /// <summary>Business key of the order's process.</summary>
    public static string InstanceId(string orderId) => $"order-{orderId}";
}

/// <summary>Input of the parts' orchestrators.</summary>
/// <param name="OrderId">The order's case id.</param>
/// <param name="PartId">Name of the part.</param>
public sealed record FulfilPart(string OrderId, string PartId)
{
    /// <summary>Business key of the part's process.</summary>
    public static string InstanceId(string orderId, string partId) => $"order-{orderId}-{partId}";
}

/// <summary>Carries out a command on the order's case.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CommandId">Names the intention; a repetition returns the first result.</param>
/// <param name="Command">What to do.</param>
public sealed record UpdateOrder(string OrderId, string CommandId, OrderCommand Command);

/// <summary>What came of an update.</summary>
/// <param name="Status">How far the order is now.</param>
/// <param name="Refusal">Code of the refusal; null if the command was carried out.</param>
public sealed record OrderUpdate(OrderStatus Status, string? Refusal);

/// <summary>Tells the customer that the order was received.</summary>
public sealed record SendOrderConfirmation(string OrderId);

/// <summary>Has the warehouse keep the goods of a part. The key names the request for ever.</summary>
public sealed record ReserveStock(string Key, string OrderId, string PartId);

/// <summary>Has the warehouse send the goods of a part.</summary>
public sealed record ShipGoods(string Key, string OrderId, string PartId);

/// <summary>Asks the warehouse what of a part is ready and what is to come when, and decides the next delivery.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="PartId">The part.</param>
/// <param name="Look">The how-manieth look of the part's process, from 1.</param>
public sealed record LookAtGoods(string OrderId, string PartId, int Look);

/// <summary>What a look at the goods came to: a delivery to send, nothing left to send, or when to look again.</summary>
/// <param name="Delivery">The delivery that is to leave; null if none is.</param>
/// <param name="IsAllSent">Whether everything has left.</param>
/// <param name="LookAgainAt">When to look again unless something happens before, UTC; later than now.</param>
/// <param name="Late">What was due and is not there, for people; null if nothing is late.</param>
public sealed record GoodsOutlook(int? Delivery = null, bool IsAllSent = false, DateTimeOffset? LookAgainAt = null, string? Late = null);

/// <summary>Has the warehouse send a delivery.</summary>
public sealed record SendDelivery(string Key, string OrderId, string PartId, int Sequence);

/// <summary>Tells the customer that a delivery has left, with its delivery note.</summary>
public sealed record SendDeliveryNotice(string OrderId, string PartId, int Sequence);

/// <summary>Tells the process of an order's goods to look again: stock moved, or the order was changed.</summary>
public sealed record GoodsMoved;

/// <summary>Input of <see cref="OrderChangeOrchestrator"/>.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Version">Version of its case at which it was changed.</param>
public sealed record ConfirmOrderChange(string OrderId, long Version)
{
    /// <summary>Business key: one process for each change.</summary>
    public static string InstanceId(string orderId, long version) => $"order-{orderId}-change-{version}";
}

/// <summary>Sends the customer the order as it is after a change.</summary>
public sealed record SendChangedConfirmation(string OrderId, long Version);

/// <summary>Gives kept goods free again; nothing happens if none were kept.</summary>
public sealed record ReleaseStock(string Key, string OrderId, string PartId);

/// <summary>Has subscription billing set up the contracts of a part.</summary>
public sealed record ProvisionSubscription(string Key, string OrderId, string PartId);

/// <summary>Has subscription billing start the contracts of a part.</summary>
public sealed record ActivateSubscription(string Key, string OrderId, string PartId);

/// <summary>Ends contracts that were set up; nothing happens if there are none.</summary>
/// <param name="Key">Names the request for ever.</param>
/// <param name="OrderId">The order.</param>
/// <param name="PartId">Name of the part.</param>
/// <param name="Positions">The order's positions whose contract ends; null for all.</param>
public sealed record EndSubscription(string Key, string OrderId, string PartId, IReadOnlyList<int>? Positions = null);

/// <summary>Tells the process of an order's subscriptions that the installation was accepted, or that there will be none.</summary>
public sealed record InstallationEnded;

/// <summary>Asks field service whether it takes the job.</summary>
public sealed record RequestVisit(string Key, string OrderId, string PartId);

/// <summary>Works out the visit of a service part: place, work, hours and skill.</summary>
public sealed record PrepareVisit(string OrderId, string PartId);

/// <summary>Calls a visit off because its order was cancelled; one that is over stays as it is.</summary>
public sealed record CallOffVisit(string VisitId, string Reason);

/// <summary>Tells operations, once for each time, that a part is blocked.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="PartId">The part.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Occurrence">The how-manieth time, from 1.</param>
public sealed record NotifyOperations(string OrderId, string PartId, string Reason, int Occurrence);

/// <summary>Input of <see cref="InvoiceOrchestrator"/>.</summary>
/// <param name="InvoiceId">Case id that the invoice or credit note gets.</param>
/// <param name="Origin">Which kind of case decided the bill: one of <see cref="BillOrigins"/>.</param>
/// <param name="OriginId">That case.</param>
public sealed record BillToIssue(string InvoiceId, string Origin, string OriginId)
{
    /// <summary>Business key of the invoice's process.</summary>
    public static string InstanceId(string invoiceId) => $"invoice-{invoiceId}";
}

/// <summary>Kinds of cases that decide bills.</summary>
public static class BillOrigins
{
    /// <summary>An order.</summary>
    public const string Order = "order";

    /// <summary>A contract.</summary>
    public const string Contract = "contract";

    /// <summary>An invoice, which is credited.</summary>
    public const string Invoice = "invoice";

    /// <summary>A collective bill.</summary>
    public const string Collective = "collective";
}

/// <summary>Issues a bill that was decided.</summary>
/// <param name="Bill">Which.</param>
/// <param name="At">When, UTC; its local date is the invoice's, also when the step is repeated later.</param>
public sealed record IssueBill(BillToIssue Bill, DateTimeOffset At);

/// <summary>What came of issuing a bill.</summary>
/// <param name="IsCredit">Whether it is a credit note, of which nothing is collected.</param>
/// <param name="Violations">The rules of EN 16931 or XRechnung that it would break, each with its id; empty when it was issued.</param>
public sealed record IssuedBill(bool IsCredit, IReadOnlyList<string> Violations);

/// <summary>Tells operations that an invoice can't be issued.</summary>
/// <param name="Bill">Which.</param>
/// <param name="Violations">Why, with the ids of the rules.</param>
/// <param name="Occurrence">The how-manieth time, from 1.</param>
public sealed record ReportBlockedBill(BillToIssue Bill, IReadOnlyList<string> Violations, int Occurrence);

/// <summary>Staff mended what kept an invoice from being issued: tell its process to try again.</summary>
public sealed record BillMended;

/// <summary>Issues the one invoice of a completed order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When, UTC; its local date is the invoice's, also when the step is repeated later.</param>
public sealed record IssueInvoice(string OrderId, DateTimeOffset At);

/// <summary>Sends the invoice to the customer.</summary>
public sealed record SendInvoice(string InvoiceId);

/// <summary>Looks up whether an invoice is paid and when its reminders are due.</summary>
public sealed record PlanReminders(string InvoiceId);

/// <summary>When to remind of an invoice.</summary>
/// <param name="IsPaid">Nothing is open.</param>
/// <param name="Reminders">The reminders in order, of invoices that were collected before claims were reckoned; empty since.</param>
/// <param name="ByClaim">Whether letters follow from the claim as it stands, looked at anew after whatever happens.</param>
public sealed record ReminderPlan(bool IsPaid, IReadOnlyList<PlannedReminder> Reminders, bool ByClaim = false);

/// <summary>A reminder to come.</summary>
/// <param name="Level">From 1.</param>
/// <param name="At">When, UTC.</param>
public sealed record PlannedReminder(int Level, DateTimeOffset At);

/// <summary>Reminds the customer of an invoice unless it is paid.</summary>
public sealed record SendReminder(string InvoiceId, int Level);

/// <summary>Thanks the customer for the payment.</summary>
public sealed record SendReceipt(string InvoiceId);

/// <summary>Input of <see cref="DunningOrchestrator"/>.</summary>
public sealed record CollectInvoice(string InvoiceId)
{
    /// <summary>Business key of the invoice's dunning.</summary>
    public static string InstanceId(string invoiceId) => $"dunning-{invoiceId}";

    /// <summary>Business key of its dunning after a payment went back.</summary>
    /// <param name="invoiceId">The invoice.</param>
    /// <param name="returns">How many payments have gone back, from 1.</param>
    public static string InstanceId(string invoiceId, int returns) => $"dunning-{invoiceId}-return-{returns}";
}

/// <summary>What a back end answered.</summary>
[JsonDerivedType(typeof(Done), nameof(Done))]
[JsonDerivedType(typeof(Failed), nameof(Failed))]
public abstract record BackEndAnswer
{
    private BackEndAnswer()
    {
    }

    /// <summary>It took the request, now or before under the same key.</summary>
    /// <param name="Reference">What it calls it.</param>
    /// <param name="ReadyAt">When it will have carried it out, UTC; may be past.</param>
    /// <param name="InDeliveries">Whether goods leave in deliveries, as they are ready; false from a warehouse that sends all at once.</param>
    /// <param name="AwaitsAcceptance">Whether what was set up begins only when the customer has accepted the installation.</param>
    public sealed record Done(string Reference, DateTimeOffset ReadyAt, bool InDeliveries = false, bool AwaitsAcceptance = false) : BackEndAnswer;

    /// <summary>It could not be reached, or failed; ask again under the same key.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Failed(string Reason) : BackEndAnswer;
}
