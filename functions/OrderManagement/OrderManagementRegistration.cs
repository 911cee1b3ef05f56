using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OrderManagement;

/// <summary>Lists of orders, and the watch over those that nothing can move.</summary>
internal static class OrderManagementRegistration
{
    public static void AddOrderManagement(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OrderList>();
        builder.Services.AddSingleton<OrderListRows>();
        builder.Services.AddSingleton<ICaseObserver, OrderListObserver>();
        builder.Services.AddSingleton<ICaseObserver, StuckOrderObserver>();
    }
}
