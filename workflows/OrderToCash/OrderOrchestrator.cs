using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Carries an order from its placement to its payment: all parts at once, and each bills what it has done by invoices with processes of their own; the order is
/// over when all of them are paid. Where a deposit was agreed, nothing begins before it is there.
/// </summary>
public static class OrderOrchestrator
{
    [Function(nameof(OrderOrchestrator))]
    public static async Task<OrderStatus> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FulfilOrder order)
    {
        Task<OrderPaid> paid = context.Next<OrderPaid>();
        Task confirmation = context.SendOrderConfirmationAsync(new(order.OrderId));
        if (order.AwaitsDeposit)
        {
            await DepositAsync(context, order);
        }

        await Task.WhenAll([confirmation, .. order.PartIds.Select(partId => context.FulfilPartAsync(new(order.OrderId, partId)))]);

        OrderUpdate closed = await context.UpdateOrderAsync(new(order.OrderId, "complete", new CompleteOrder()));
        if (closed.Status == OrderStatus.Cancelled)
        {
            return OrderStatus.Cancelled;
        }

        if (order.InvoicesFollowEvents)
        {
            await paid;
            return OrderStatus.Paid;
        }

        await BillAtOnceAsync(context, order);
        return OrderStatus.Paid;
    }

    /// <summary>Waits until the deposit is paid or released, or the order is cancelled: then its parts find that and close.</summary>
    private static async Task DepositAsync(TaskOrchestrationContext context, FulfilOrder order)
    {
        Task cleared = context.Next<FulfilmentCleared>();
        Task cancelled = context.Next<OrderCancelled>();
        OrderUpdate begun = await context.UpdateOrderAsync(new(order.OrderId, "begin", new BeginFulfilment()));
        if (begun.Refusal == Depositing.Awaited)
        {
            await Task.WhenAny(cleared, cancelled);
        }

        if ((begun.Status == OrderStatus.Cancelled || cancelled.IsCompleted) && order.PartIds.Contains(SplitRule.Goods.PartId))
        {
            await context.ReleaseStockAsync(new($"{order.OrderId}/deposit/released", order.OrderId, SplitRule.Goods.PartId)); // the quote held them; parts that never began release nothing
        }
    }

    /// <summary>The way before invoices had processes of their own; orders that were placed then still take it.</summary>
    private static async Task BillAtOnceAsync(TaskOrchestrationContext context, FulfilOrder order)
    {
        string invoiceId = await context.IssueInvoiceAsync(new(order.OrderId, new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero)));
        await context.SendInvoiceAsync(new(invoiceId));
        await context.CollectAsync(new(invoiceId));
        await context.SendReceiptAsync(new(invoiceId));
    }
}
