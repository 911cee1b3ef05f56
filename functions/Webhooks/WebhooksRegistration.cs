using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Webhooks;

/// <summary>Senders of webhooks, what is kept of them, and who handles it.</summary>
internal static class WebhooksRegistration
{
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<WebhookOptions>("Webhooks");
        builder.Services.AddSingleton<IWebhookSender, ShopifySender>();
        builder.Services.AddSingleton<IWebhookSender, WooCommerceSender>();
        builder.Services.AddSingleton<IWebhookSender, StripeSender>();
        builder.Services.AddSingleton<IWebhookSender, PartnerSender>();
        builder.Services.AddSingleton<IWebhookSender, SendGridSender>();
        builder.Services.AddSingleton<WebhookInbox>();
        builder.Services.AddSingleton<ShopOrderIntake>();
        builder.Services.AddSingleton<IWebhookHandler, ShopifyOrderHandler>();
        builder.Services.AddSingleton<IWebhookHandler, WooCommerceOrderHandler>();
    }
}
