using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Proposals;

/// <summary>Proposals from history.</summary>
internal static class ProposalsRegistration
{
    public static void AddProposals(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ProposalRulesFile.Load(Path.Combine(AppContext.BaseDirectory, "Proposals", "proposal-rules.json")));
        builder.Services.AddSingleton<BasketCounts>();
        builder.Services.AddSingleton<DealCounts>();
        builder.Services.AddSingleton<SalesProposals>();
        builder.Services.AddSingleton<ProposalQuestion>();
        builder.Services.AddSingleton<HistoryImport>();
        builder.Services.AddSingleton<ICaseObserver, BasketObserver>();
        builder.Services.AddSingleton<ICaseObserver, DealObserver>();
    }
}
