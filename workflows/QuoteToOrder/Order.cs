using System.Text.Json.Serialization;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>An order, from its placement to its payment. What was ordered is missing only while a cancellation came before the order itself.</summary>
public sealed record Order : ICase<Order, OrderCommand, OrderEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "order";

    /// <summary>Number that people read, <c>A-2026-00001</c>.</summary>
    public string? Number { get; init; }

    /// <summary><c>shopify</c>, <c>woocommerce</c>, <c>quote</c> or <c>self-service</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Id at the source.</summary>
    public required string SourceId { get; init; }

    /// <summary>Number that the customer knows from the source.</summary>
    public string? SourceNumber { get; init; }

    /// <summary>How far it is, by <see cref="OrderStanding"/>.</summary>
    public OrderStatus Status => OrderStanding.Of(this).Status;

    /// <summary>The status for people: <c>in progress (2/3)</c>.</summary>
    public string StatusText => OrderStanding.Of(this).Text;

    /// <summary>What is missing, one sentence each.</summary>
    public IReadOnlyList<string> WaitsFor => OrderStanding.Of(this).WaitsFor;

    /// <summary>Who ordered and pays.</summary>
    public Party? Customer { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer?.CustomerId;

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>What was ordered.</summary>
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>Sum of the lines' nets.</summary>
    public Money? Net { get; init; }

    /// <summary>Tax as agreed at the source.</summary>
    public Money? Tax { get; init; }

    /// <summary>Net and tax.</summary>
    public Money? Gross { get; init; }

    /// <summary>Version of the quote that was accepted; null if there was none.</summary>
    public int? QuoteVersion { get; init; }

    /// <summary>What staff should know of the source's figures.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Its parts.</summary>
    public IReadOnlyList<OrderPart> Parts { get; init; } = [];

    /// <summary>Lines that were taken off, as they were.</summary>
    public IReadOnlyList<OrderLine> RemovedLines { get; init; } = [];

    /// <summary>What has left or is about to, in order.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>What came back or is to, in order.</summary>
    public IReadOnlyList<GoodsReturn> Returns { get; init; } = [];

    /// <summary>How often what was ordered was changed.</summary>
    public int Revision { get; init; }

    /// <summary>Who changed it last and when; null if nobody did.</summary>
    public OrderRevision? LastChange { get; init; }

    /// <summary>Money that came before the invoice.</summary>
    public IReadOnlyList<Prepayment> Prepayments { get; init; } = [];

    /// <summary>When it was placed, UTC.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>Why and when it was cancelled; null if it was not.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>When all parts were closed, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Its last invoice.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>Number of its last invoice.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>What was billed or is about to be, in order; empty of orders that were billed before there were several.</summary>
    public IReadOnlyList<OrderBill> Bills { get; init; } = [];

    /// <summary>Deposits that were asked for, in order.</summary>
    public IReadOnlyList<OrderDeposit> Deposits { get; init; } = [];

    /// <summary>What of the prepayments went to which invoice.</summary>
    public IReadOnlyList<PrepaymentUsed> PrepaymentsUsed { get; init; } = [];

    /// <summary>What was taken off the order of prepayments, or went back.</summary>
    public IReadOnlyList<PrepaymentReleased> PrepaymentsReleased { get; init; } = [];

    /// <summary>When all of it was billed and paid, UTC.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Why nothing can move it any more, one sentence each, as the watch found it; empty if all is well.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];

    /// <summary>Its case id.</summary>
    [JsonIgnore]
    public string Id => OrderIds.Of(Source, SourceId);

    /// <summary>A return by its place, or null.</summary>
    public GoodsReturn? Return(int sequence) => Returns.FirstOrDefault(known => known.Sequence == sequence);

    /// <summary>What of a line of goods can still come back: what was billed of it, less what came back or is awaited.</summary>
    public decimal Returnable(int position) => Returning.Left(this, position);

    /// <summary>What of a prepayment neither an invoice has taken nor went off the order.</summary>
    public Money LeftOf(Prepayment payment) => payment.Amount
        - Money.Sum(PrepaymentsUsed.Where(one => one.PaymentId == payment.PaymentId).Select(one => one.Amount), payment.Amount.Currency)
        - Money.Sum(PrepaymentsReleased.Where(one => one.PaymentId == payment.PaymentId).Select(one => one.Amount), payment.Amount.Currency);

    /// <summary>A deposit by its invoice, or null.</summary>
    public OrderDeposit? Deposit(string invoiceId) => Deposits.FirstOrDefault(deposit => deposit.InvoiceId == invoiceId);

    /// <summary>A part by its name, or null.</summary>
    public OrderPart? Part(string partId) => Parts.FirstOrDefault(part => part.Id == partId);

    /// <inheritdoc/>
    public static Decision<OrderEvent> Decide(Order? state, OrderCommand command, DateTimeOffset at) => OrderDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Order Apply(Order? state, OrderEvent @event) => OrderHistory.Apply(state, @event);
}

/// <summary>Who changed an order, and when.</summary>
/// <param name="By">As events name people: <c>staff:anna</c>.</param>
/// <param name="At">When, UTC.</param>
public sealed record OrderRevision(string By, DateTimeOffset At);

/// <summary>Why and when something was cancelled.</summary>
public sealed record Cancellation(string Reason, DateTimeOffset At);
