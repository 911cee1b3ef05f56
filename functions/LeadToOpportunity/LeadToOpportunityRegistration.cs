using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What lead to opportunity consists of.</summary>
internal static class LeadToOpportunityRegistration
{
    public static void AddLeadToOpportunity(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ICaseObserver, LeadObserver>();
}
