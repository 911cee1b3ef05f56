using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Reports;

/// <summary>Years in figures.</summary>
internal static class ReportsRegistration
{
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MonthSums>();
        builder.Services.AddSingleton<YearReports>();
        builder.Services.AddSingleton<ReportObserver>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<ReportObserver>());
        builder.Services.AddSingleton<ReportRebuild>();
    }
}
