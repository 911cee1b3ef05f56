using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Availability;

/// <summary>Stock, and what can be promised of it.</summary>
internal static class AvailabilityRegistration
{
    public static void AddAvailability(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(StockRules.Load(Path.Combine(AppContext.BaseDirectory, "Availability", "stock-rules.json")));
        builder.Services.AddSingleton<StockedItems>();
        builder.Services.AddSingleton<StockBook>();
        builder.Services.AddSingleton<StockReservations>();
        builder.Services.AddSingleton<OrderStock>();
        builder.Services.AddSingleton<QuotedStockConfirmation>();
        builder.Services.AddSingleton<StockArchive>();
        builder.Services.AddSingleton<StockTimeline>();
        builder.Services.AddSingleton<AvailabilityQuestions>();
        builder.Services.AddSingleton<ReceiptImport>();
        builder.Services.AddSingleton<ICaseObserver, StockObserver>();
    }
}
