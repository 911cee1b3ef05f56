using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Tests;

/// <summary>Signs webhooks as the senders do, with the development secrets of local.settings.example.json.</summary>
internal static class Signatures
{
    public const string ShopifySecret = "shpss_development_secret";
    public const string WooCommerceSecret = "wc_development_secret";
    public const string StripeSecret = "whsec_stripe_development_secret";

    public static HttpRequestMessage Shopify(string topic, byte[] body, string? webhookId = null, string secret = ShopifySecret)
    {
        HttpRequestMessage request = Post("/webhooks/shopify", body);
        request.Headers.Add("X-Shopify-Topic", topic);
        request.Headers.Add("X-Shopify-Hmac-Sha256", Base64Hmac(secret, body));
        request.Headers.Add("X-Shopify-Shop-Domain", "pumps.myshopify.example");
        if (webhookId is not null)
        {
            request.Headers.Add("X-Shopify-Webhook-Id", webhookId);
        }

        return request;
    }

    public static HttpRequestMessage WooCommerce(string topic, byte[] body, string? deliveryId = null, string secret = WooCommerceSecret)
    {
        HttpRequestMessage request = Post("/webhooks/woocommerce", body);
        request.Headers.Add("X-WC-Webhook-Topic", topic);
        request.Headers.Add("X-WC-Webhook-Signature", Base64Hmac(secret, body));
        if (deliveryId is not null)
        {
            request.Headers.Add("X-WC-Webhook-Delivery-ID", deliveryId);
        }

        return request;
    }

    /// <summary>Stripe signs the time too. Who sends webhooks lives in real time, whatever clock the system under test has.</summary>
    public static HttpRequestMessage Stripe(byte[] body, string secret = StripeSecret)
    {
        string timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. body];
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        HttpRequestMessage request = Post("/webhooks/stripe", body);
        request.Headers.Add("Stripe-Signature", $"t={timestamp},v1={signature}");
        return request;
    }

    private static HttpRequestMessage Post(string path, byte[] body) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
    };

    private static string Base64Hmac(string secret, byte[] body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
