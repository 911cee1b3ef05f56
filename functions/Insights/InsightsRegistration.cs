using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Insights;

/// <summary>Registers what shows the state of the business.</summary>
internal static class InsightsRegistration
{
    /// <summary>Tasks, the latest orders, and the figures of sales.</summary>
    public static void AddInsights(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenTasks>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<OpenTasks>());
        builder.Services.AddSingleton<RecentOrders>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<RecentOrders>());
        builder.Services.AddSingleton<SalesRecords>();
    }
}
