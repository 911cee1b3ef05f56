using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.CollectiveBilling;

/// <summary>One invoice for a period's orders and contracts, for customers that agreed on it.</summary>
internal static class CollectiveBillingRegistration
{
    public static void AddCollectiveBilling(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CollectiveBills>();
        builder.Services.AddSingleton<CollectiveBillList>();
        builder.Services.AddSingleton<DecidedBills>();
        builder.Services.AddSingleton<CollectiveLinks>();
        builder.Services.AddSingleton<InvoicingAgreements>();
        builder.Services.AddSingleton<IBillSource, CollectiveInvoices>();
        builder.Services.AddSingleton<ICaseObserver, CollectiveBillObserver>();
    }
}
