using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>The rules of an order's deposits: nothing is asked for that was billed or is asked for already, and what was not set off when the order ends is released.</summary>
internal static class Depositing
{
    /// <summary>Fulfilment waits for a deposit.</summary>
    public const string Awaited = "deposit-awaited";

    private const int LongestReason = 500;
    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Accept();

    /// <summary>The deposit that the accepted quote asks for; none if it comes to nothing.</summary>
    public static IEnumerable<OrderEvent> Agreed(Order order, DepositTerms? terms, DateTimeOffset at) =>
        terms is not null && terms.Share.Of(order.Gross!.Value) is { MinorUnits: > 0 } gross ? [Requested(order, gross, terms.PaymentDays, holdsUp: true, "customer", at)] : [];

    public static Decision<OrderEvent> Begin(Order order) => order.Cancellation is null && order.Deposits.FirstOrDefault(deposit => deposit.IsAwaited) is { } deposit
        ? Decision<OrderEvent>.Refuse(Awaited, $"Order {order.Number} waits for the deposit {deposit.Number ?? deposit.InvoiceId}.")
        : Nothing;

    public static Decision<OrderEvent> Cancel(Order order, CancelAwaited cancel, DateTimeOffset at) =>
        order.Cancellation is not null ? Nothing
        : order.Deposits.Any(deposit => deposit.IsAwaited) ? Decision<OrderEvent>.Accept(new OrderCancelled(order.Source, order.SourceId, cancel.Reason, at))
        : Decision<OrderEvent>.Refuse("order-begun", $"Order {order.Number} waits for no deposit any more; it has begun.");

    public static Decision<OrderEvent> Request(Order order, RequestDeposit request, DateTimeOffset at)
    {
        if (order.Cancellation is not null || order.CompletedAt is not null)
        {
            return Decision<OrderEvent>.Refuse("order-closed", $"Order {order.Number} is {order.StatusText}; no deposit can be asked for any more.");
        }

        Money gross = request.Amount ?? request.Share!.Value.Of(order.Gross!.Value);
        Money most = OrderDeposits.Requestable(order).Gross(order.Currency!);
        return gross.Currency != order.Currency ? Decision<OrderEvent>.Refuse("deposit-currency", $"Order {order.Number} is in {order.Currency}, the deposit in {gross.Currency}.")
            : gross.MinorUnits <= 0 || gross > most
                ? Decision<OrderEvent>.Refuse("deposit-too-much", $"A deposit of order {order.Number} is above nothing and at most {most}: what was neither billed nor asked for; not {gross}.")
            : Decision<OrderEvent>.Accept(Requested(order, gross, request.PaymentDays, holdsUp: false, request.By, at));
    }

    public static Decision<OrderEvent> Invoice(Order order, InvoiceDeposit invoice) => order.Deposit(invoice.InvoiceId) switch
    {
        null => Decision<OrderEvent>.Refuse("deposit-unknown", $"Order {order.Number} has no deposit '{invoice.InvoiceId}'."),
        { Number: not null } => Nothing,
        _ => Decision<OrderEvent>.Accept(new DepositInvoiced(invoice.InvoiceId, invoice.Number, invoice.Date)),
    };

    public static Decision<OrderEvent> Note(Order order, NoteDeposit note, DateTimeOffset at)
    {
        if (order.Deposit(note.InvoiceId) is not { } deposit)
        {
            return Decision<OrderEvent>.Refuse("deposit-unknown", $"Order {order.Number} has no deposit '{note.InvoiceId}'.");
        }

        if (note.InvoiceVersion <= deposit.InvoiceVersion || (note.Open == deposit.Open && note.Received.SequenceEqual(deposit.Received)))
        {
            return Nothing;
        }

        DepositBalanceChanged changed = new(note.InvoiceId, note.InvoiceVersion, note.Received, note.Open, at);
        Order after = Order.Apply(order, changed);
        return Decision<OrderEvent>.Accept(
        [
            changed,
            .. deposit.IsAwaited && note.Open.IsZero ? [new FulfilmentCleared(at)] : Array.Empty<OrderEvent>(),
            .. Billing.IsPaid(after, after.Bills) ? [new OrderPaid(at)] : Array.Empty<OrderEvent>(),
        ]);
    }

    public static Decision<OrderEvent> Release(Order order, ReleaseDeposit release, DateTimeOffset at)
    {
        if (order.Deposits.FirstOrDefault(deposit => deposit.Sequence == release.Sequence) is not { } deposit)
        {
            return Decision<OrderEvent>.Refuse("deposit-unknown", $"Order {order.Number} has no deposit {release.Sequence:D}.");
        }

        if (string.IsNullOrWhiteSpace(release.Reason) || release.Reason.Length > LongestReason)
        {
            return Decision<OrderEvent>.Refuse("reason-wrong", $"Say why, in at most {LongestReason:D} characters.");
        }

        return OrderDeposits.Rest(order, deposit).Count == 0
            ? Decision<OrderEvent>.Refuse("deposit-over", $"Nothing of deposit {deposit.Number ?? deposit.InvoiceId} is left to release.")
            : Decision<OrderEvent>.Accept(Released(order, deposit, release.Reason.Trim(), release.By, at));
    }

    /// <summary>What is left of all deposits.</summary>
    public static IEnumerable<OrderEvent> ReleaseAll(Order order, DateTimeOffset at)
    {
        string reason = DepositSentences.Released(order.Customer?.Language ?? "en", order.Number, order.Status == OrderStatus.Cancelled);
        return order.Deposits.Where(deposit => OrderDeposits.Rest(order, deposit).Count > 0).SelectMany(deposit => Released(order, deposit, reason, "system", at));
    }

    private static IReadOnlyList<OrderEvent> Released(Order order, OrderDeposit deposit, string reason, string by, DateTimeOffset at) =>
    [
        new DepositReleased(deposit.InvoiceId, OrderDeposits.Rest(order, deposit), reason, by, at),
        .. deposit.IsAwaited ? [new FulfilmentCleared(at)] : Array.Empty<OrderEvent>(),
    ];

    private static DepositRequested Requested(Order order, Money gross, int? paymentDays, bool holdsUp, string by, DateTimeOffset at)
    {
        int sequence = order.Deposits.Count + 1;
        return new DepositRequested(sequence, OrderToCash.Invoice.DepositIdOf(order.Id, sequence), OrderDeposits.BillOf(order, gross, paymentDays), holdsUp, by, at);
    }
}
