using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadToCash.Webhooks;

/// <summary>Shopify: base64 of the body's HMAC in <c>X-Shopify-Hmac-SHA256</c>.</summary>
public sealed class ShopifySender(IOptions<WebhookOptions> options) : IWebhookSender
{
    /// <inheritdoc/>
    public string Source => ShopifyOrders.Source;

    /// <inheritdoc/>
    public Refusal? Check(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        ShopSignature.Check(headers["X-Shopify-Hmac-SHA256"], options.Value.Shopify, body);

    /// <summary>The topic of the header; a delivery made by hand may leave it out and is taken for a new order.</summary>
    public string Topic(IHeaderDictionary headers, JsonElement body) => headers["X-Shopify-Topic"].ToString() is { Length: > 0 } topic ? topic : "orders/create";

    /// <inheritdoc/>
    public string? EventId(IHeaderDictionary headers, JsonElement body) => headers["X-Shopify-Webhook-Id"];
}
