using LeadToCash.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OrderToCash;

/// <summary>From the order to the money.</summary>
internal static class OrderToCashRegistration
{
    public static void AddOrderToCash(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PaymentClarifications>();
        builder.Services.AddSingleton<Payments>();
        builder.Services.AddSingleton<IWebhookHandler, StripePaymentHandler>();
    }
}
