using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadToCash.Webhooks;

/// <summary>WooCommerce: base64 of the body's HMAC in <c>X-WC-Webhook-Signature</c>. When a webhook is saved, it tries it with an unsigned form.</summary>
public sealed class WooCommerceSender(IOptions<WebhookOptions> options) : IWebhookSender
{
    private const int LongestPing = 64;

    /// <inheritdoc/>
    public string Source => WooCommerceOrders.Source;

    /// <inheritdoc/>
    public Refusal? Check(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        ShopSignature.Check(headers["X-WC-Webhook-Signature"], options.Value.WooCommerce, body);

    /// <inheritdoc/>
    public bool IsPing(ReadOnlySpan<byte> body) => body.Length <= LongestPing && body.StartsWith("webhook_id="u8);

    /// <summary>The topic of the header; a delivery made by hand may leave it out and is taken for a new order.</summary>
    public string Topic(IHeaderDictionary headers, JsonElement body) => headers["X-WC-Webhook-Topic"].ToString() is { Length: > 0 } topic ? topic : "order.created";

    /// <inheritdoc/>
    public string? EventId(IHeaderDictionary headers, JsonElement body) => headers["X-WC-Webhook-Delivery-ID"];
}
