using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>The rules of money that came before the invoice: each payment counts once, and no more of it is used, released or returned than came.</summary>
internal static class Prepaying
{
    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Accept();

    public static Decision<OrderEvent> Receive(Order order, Prepayment payment)
    {
        if (order.Prepayments.Any(known => known.PaymentId == payment.PaymentId))
        {
            return Nothing;
        }

        if (order.Status == OrderStatus.Cancelled)
        {
            return Decision<OrderEvent>.Refuse("order-cancelled", $"Order {order.Number} was cancelled; the payment is to be given back.");
        }

        bool isOver = order.Bills.Count == 0
            ? order.InvoiceId is not null
            : order is { CompletedAt: not null } && order.IsBilled() && order.Bills.All(bill => bill.SettledAt is not null);
        return isOver
            ? Decision<OrderEvent>.Refuse("order-invoiced", $"Order {order.Number} has been billed; the payment belongs to invoice {order.InvoiceNumber}.")
            : Decision<OrderEvent>.Accept(new PrepaymentReceived(payment));
    }

    public static Decision<OrderEvent> Use(Order order, UsePrepayments use)
    {
        List<OrderEvent> used = [];
        Money open = use.Open;
        foreach (Prepayment payment in order.Prepayments.Where(payment => payment.Amount.Currency == open.Currency))
        {
            Money left = order.LeftOf(payment);
            Money taken = left < open ? left : open;
            if (taken.MinorUnits > 0)
            {
                used.Add(new PrepaymentUsed(payment.PaymentId, use.InvoiceId, taken));
                open -= taken;
            }
        }

        return Decision<OrderEvent>.Accept(used);
    }

    public static Decision<OrderEvent> Release(Order order, ReleasePrepayment release, DateTimeOffset at) => Find(order, release.PaymentId) switch
    {
        null => Unknown(order, release.PaymentId),
        { } payment when order.LeftOf(payment) is { IsZero: false } left => Decision<OrderEvent>.Accept(new PrepaymentReleased(payment.PaymentId, left, at)),
        _ => Nothing,
    };

    public static Decision<OrderEvent> Return(Order order, ReturnPrepayment gone) => Find(order, gone.PaymentId) switch
    {
        null => Unknown(order, gone.PaymentId),
        { } payment when payment.Amount == gone.Amount && order.LeftOf(payment) == gone.Amount =>
            Decision<OrderEvent>.Accept(new PrepaymentReturned(gone.PaymentId, gone.ReturnId, gone.Amount, gone.Reason, gone.At)),
        { } payment => Decision<OrderEvent>.Refuse("prepayment-used", $"Of the payment {gone.PaymentId} for order {order.Number} {order.LeftOf(payment)} are left, not {gone.Amount}."),
    };

    private static Prepayment? Find(Order order, string paymentId) => order.Prepayments.FirstOrDefault(payment => payment.PaymentId == paymentId);

    private static Decision<OrderEvent> Unknown(Order order, string paymentId) =>
        Decision<OrderEvent>.Refuse("prepayment-unknown", $"Order {order.Number} has no payment '{paymentId}'.");
}
