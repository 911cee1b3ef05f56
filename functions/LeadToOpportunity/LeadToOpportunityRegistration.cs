using LeadToCash.Cases;
using LeadToCash.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What lead to opportunity consists of.</summary>
internal static class LeadToOpportunityRegistration
{
    public static void AddLeadToOpportunity(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ICaseObserver, LeadObserver>();
        builder.AddSettings<SalesOptions>("Sales");
        string file = builder.Configuration["Sales:ProcessFile"] is { Length: > 0 } other ? other : Path.Combine("LeadToOpportunity", "sales-stages.json");
        builder.Services.AddSingleton(SalesProcessFile.Load(Path.Combine(AppContext.BaseDirectory, file)));
        builder.Services.AddSingleton<OpportunityRights>();
        builder.Services.AddSingleton<OpportunityChanges>();
        builder.Services.AddSingleton<OpportunityDesk>();
        builder.Services.AddSingleton<OpportunityMails>();
        builder.AddReadModels();
    }

    private static void AddReadModels(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpportunityTimeline>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<OpportunityTimeline>());
        builder.Services.AddSingleton<IMailObserver>(services => services.GetRequiredService<OpportunityTimeline>());
        builder.Services.AddSingleton<OpportunityList>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<OpportunityList>());
        builder.Services.AddSingleton<StandIns>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<StandIns>());
        builder.Services.AddSingleton<ICaseObserver, QuoteOpportunities>();
        builder.Services.AddSingleton<ICaseObserver, ActivityProcess>();
    }
}
