using LeadToCash.QuoteToOrder.Reordering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.QuoteToOrder;

/// <summary>Orders and their placement.</summary>
internal static class OrderRegistration
{
    public static void AddOrders(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NumberIndex>();
        builder.Services.AddSingleton<OrderLinks>();
        builder.Services.AddSingleton<OrderPlacement>();
        builder.Services.AddSingleton<OrderChanges>();
        builder.Services.AddSingleton<OrderDepositRequests>();
        builder.Services.AddSingleton<StaffOrderForms>();
        builder.Services.AddSingleton<Substitutes>();
        builder.AddSettings<ReturnOptions>("Returns");
        builder.Services.AddSingleton<GoodsReturns>();
        builder.Services.AddSingleton<ReorderLinks>();
        builder.Services.AddSingleton<ReorderDesk>();
    }
}
