using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>Carries an order from its placement to its payment: all parts at once, then one invoice, then the money.</summary>
public static class OrderOrchestrator
{
    [Function(nameof(OrderOrchestrator))]
    public static async Task<OrderStatus> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FulfilOrder order)
    {
        Task confirmation = context.SendOrderConfirmationAsync(new(order.OrderId));
        await Task.WhenAll([confirmation, .. order.PartIds.Select(partId => context.FulfilPartAsync(new(order.OrderId, partId)))]);

        OrderUpdate closed = await context.UpdateOrderAsync(new(order.OrderId, "complete", new CompleteOrder()));
        if (closed.Status == OrderStatus.Cancelled)
        {
            return OrderStatus.Cancelled;
        }

        string invoiceId = await context.IssueInvoiceAsync(new(order.OrderId, new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero)));
        await context.SendInvoiceAsync(new(invoiceId));
        await context.CollectAsync(new(invoiceId));
        await context.SendReceiptAsync(new(invoiceId));
        return OrderStatus.Paid;
    }
}
