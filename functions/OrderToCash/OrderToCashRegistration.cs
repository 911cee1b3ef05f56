using LeadToCash.Availability;
using LeadToCash.Cases;
using LeadToCash.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OrderToCash;

/// <summary>From the order to the money: back ends, invoices, payments, reminders.</summary>
internal static class OrderToCashRegistration
{
    public static void AddOrderToCash(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<BackEndOptions>("Backends");
        builder.AddSettings<InvoiceOptions>("Invoices");
        builder.Services.AddSingleton<BackEndSwitches>();
        builder.Services.AddSingleton<EmbeddedBackEnd>();
        builder.Services.AddSingleton<EmbeddedWarehouse>();
        builder.Services.AddSingleton<IWarehouse, StockedWarehouse>();
        builder.Services.AddSingleton<ISubscriptionBilling, EmbeddedSubscriptionBilling>();
        builder.Services.AddSingleton<IFieldServiceDesk, EmbeddedFieldServiceDesk>();
        builder.Services.AddSingleton<PartRequests>();
        builder.Services.AddSingleton<PaymentClarifications>();
        builder.Services.AddSingleton<PaymentPlaces>();
        builder.Services.AddSingleton<Payments>();
        builder.Services.AddSingleton<InvoiceMails>();
        builder.Services.AddSingleton<InvoiceLinks>();
        builder.Services.AddSingleton<InvoiceModel>();
        builder.Services.AddSingleton<InvoiceChanges>();
        builder.Services.AddSingleton<InvoiceFiles>();
        builder.Services.AddSingleton<IssueBillActivity>();
        builder.Services.AddSingleton<DepositNotes>();
        builder.Services.AddSingleton<OrderBills>();
        builder.Services.AddSingleton<IBillSource>(services => services.GetRequiredService<OrderBills>());
        builder.Services.AddSingleton<IBillSource, CreditNoteBills>();
        builder.Services.AddSingleton<IWebhookHandler, StripePaymentHandler>();
        builder.Services.AddSingleton<DeliveryNotes>();
        builder.Services.AddSingleton<DeliveryMails>();
        builder.Services.AddSingleton<ICaseObserver, OrderObserver>();
        builder.Services.AddSingleton<ICaseObserver, GoodsObserver>();
        builder.Services.AddSingleton<ICaseObserver, InvoiceObserver>();
    }
}
