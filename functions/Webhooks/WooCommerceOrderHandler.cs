using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Webhooks;

/// <summary>
/// Orders of WooCommerce. Both topics carry the whole order, so whichever comes first places it, and a cancellation wins in any order.
/// Safe to run twice: the order's id follows from the shop's, the payment's from the order's.
/// </summary>
public sealed class WooCommerceOrderHandler(ShopOrderIntake intake, ProductCatalog catalog) : IWebhookHandler
{
    /// <inheritdoc/>
    public string Source => WooCommerceOrders.Source;

    /// <inheritdoc/>
    public IReadOnlyList<string> Topics { get; } = ["order.created", "order.updated"];

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        Payload order = new(delivery.Json());
        string id = WooCommerceOrders.IdOf(order);
        if (WooCommerceOrders.CancellationOf(order) is { } cancellation)
        {
            await intake.CancelAsync(Source, id, cancellation, cancellationToken);
        }
        else if (WooCommerceOrders.IsUnfinished(order))
        {
            return DeliveryOutcome.Ignored($"The customer has not finished ordering: status '{order.Text("status")}'.");
        }
        else
        {
            await intake.PlaceAsync(WooCommerceOrders.ToDraft(order, catalog.FindAny), cancellationToken);
        }

        return DeliveryOutcome.Processed;
    }
}
