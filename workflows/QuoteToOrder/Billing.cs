using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>The rules of an order's invoices: what was billed is billed once, and the order is paid when all that was done is billed and settled.</summary>
internal static class Billing
{
    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Accept();

    public static Decision<OrderEvent> Bill(Order order, BillOrder command, DateTimeOffset at)
    {
        if (order.Bills.Count == 0 && order.InvoiceId is not null)
        {
            return Nothing; // billed as a whole, before there were several
        }

        if (OrderBilling.Next(order, command.Terms, command.PartId) is not { } next)
        {
            return Decision<OrderEvent>.Accept(
            [
                .. order.IsOver() ? Depositing.ReleaseAll(order, at) : [],
                .. IsPaid(order, order.Bills) ? [new OrderPaid(at)] : Array.Empty<OrderEvent>(),
            ]);
        }

        int sequence = order.Bills.Count + 1;
        string invoiceId = next.Bill.IsPartial ? OrderToCash.Invoice.IdOf(order.Id, sequence) : OrderToCash.Invoice.IdOf(order.Id);
        CollectivePlace? collective = command.ByOrderProcess || IsPrepaid(order, next.Bill.Gross) ? null : command.Terms.Invoicing?.PlaceOf(next.Bill, command.Terms.Calendar.DateOf(at));
        BillDecided decided = new(sequence, invoiceId, next.Bill, next.Shares, at, command.ByOrderProcess, collective);
        return Decision<OrderEvent>.Accept([decided, .. next.Bill.IsFinal ? Depositing.ReleaseAll(Order.Apply(order, decided), at) : []]);
    }

    public static Decision<OrderEvent> Invoice(Order order, InvoiceOrder invoice) => order.Bills.FirstOrDefault(bill => bill.BillId == invoice.InvoiceId) switch
    {
        null => Decision<OrderEvent>.Refuse("bill-unknown", $"Order {order.Number} has no bill '{invoice.InvoiceId}'."),
        { Number: not null } => Nothing,
        _ => Decision<OrderEvent>.Accept(new OrderInvoiced(invoice.InvoiceId, invoice.InvoiceNumber, invoice.IssuedAs)),
    };

    /// <summary>Whether the money for a bill is here: who has paid gets the invoice at once, not at the end of a month.</summary>
    private static bool IsPrepaid(Order order, Money gross) => order.Prepayments.Count > 0 && gross <= Money.Sum(
        [
            .. order.Prepayments.Select(order.LeftOf),
            .. order.Bills.Where(bill => bill.Number is null).Select(bill => -bill.Bill.Gross),
        ],
        gross.Currency);

    public static Decision<OrderEvent> Settle(Order order, SettleOrder settle, DateTimeOffset at)
    {
        if (order.Bills.Count == 0)
        {
            return order.PaidAt is not null ? Nothing : Decision<OrderEvent>.Accept(new OrderPaid(at));
        }

        if (settle.InvoiceId is not { } invoiceId || !order.Bills.Any(bill => bill.InvoiceId == invoiceId && bill.SettledAt is null))
        {
            return Nothing;
        }

        OrderBill[] bills = [.. order.Bills.Select(bill => bill.InvoiceId == invoiceId ? bill with { SettledAt = bill.SettledAt ?? at } : bill)];
        BillSettled settled = new(invoiceId, at);
        return IsPaid(order, bills) ? Decision<OrderEvent>.Accept(settled, new OrderPaid(at)) : Decision<OrderEvent>.Accept(settled);
    }

    public static Decision<OrderEvent> Reopen(Order order, ReopenBill reopen, DateTimeOffset at) =>
        order.Bills.Any(bill => bill.InvoiceId == reopen.InvoiceId && bill.SettledAt is not null) ? Decision<OrderEvent>.Accept(new BillReopened(reopen.InvoiceId, at)) : Nothing;

    /// <summary>All that was done is billed, and nothing is open of bills and deposits.</summary>
    internal static bool IsPaid(Order order, IReadOnlyList<OrderBill> bills) =>
        order is { PaidAt: null, CompletedAt: not null } && order.IsBilled() && bills.All(bill => bill.SettledAt is not null)
        && order.Deposits.All(deposit => deposit.Open is { IsZero: true });
}
