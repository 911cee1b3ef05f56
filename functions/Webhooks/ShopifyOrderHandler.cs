using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Webhooks;

/// <summary>
/// Orders of Shopify. Every topic carries the whole order, so whichever comes first places it, and a cancellation wins in any order.
/// Safe to run twice: the order's id follows from the shop's, the payment's from the order's.
/// </summary>
public sealed class ShopifyOrderHandler(ShopOrderIntake intake, ProductCatalog catalog) : IWebhookHandler
{
    private const string Cancelled = "orders/cancelled";

    /// <inheritdoc/>
    public string Source => ShopifyOrders.Source;

    /// <inheritdoc/>
    public IReadOnlyList<string> Topics { get; } = ["orders/create", "orders/updated", "orders/paid", Cancelled];

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        Payload order = ShopifyOrders.Unwrap(delivery.Json());
        string id = ShopifyOrders.IdOf(order);
        string? cancellation = ShopifyOrders.CancellationOf(order) ?? (delivery.Topic == Cancelled ? "Cancelled in the shop." : null);
        if (cancellation is not null)
        {
            await intake.CancelAsync(Source, id, cancellation, cancellationToken);
        }
        else
        {
            await intake.PlaceAsync(ShopifyOrders.ToDraft(order, catalog.FindAny), cancellationToken);
        }

        return DeliveryOutcome.Processed;
    }
}
