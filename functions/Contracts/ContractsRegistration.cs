using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Contracts;

/// <summary>Contracts: how they begin, change and end.</summary>
internal static class ContractsRegistration
{
    public static void AddContracts(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ContractOptions>("Contracts");
        string file = builder.Configuration["Contracts:TermsFile"] is { Length: > 0 } other ? other : Path.Combine("Contracts", "contract-terms.json");
        builder.Services.AddSingleton(ContractTermRules.Load(Path.Combine(AppContext.BaseDirectory, file)));
        builder.Services.AddSingleton<ContractProducts>();
        builder.Services.AddSingleton<ContractOpening>();
        builder.Services.AddSingleton<ContractTakeOver>();
        builder.Services.AddSingleton<QuotedContracts>();
        builder.Services.AddSingleton<OwnNotices>();
        builder.Services.AddSingleton<WantedChangeCheck>();
        builder.Services.AddSingleton<ContractLinks>();
        builder.Services.AddSingleton<ContractMails>();
        builder.Services.AddSingleton<ContractTasks>();
        builder.Services.AddSingleton<ContractAgenda>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<ContractAgenda>());
        builder.Services.AddSingleton<ICaseObserver, ContractObserver>();
        builder.Services.AddSingleton<ICaseObserver, ActivatedSubscriptionObserver>();
        builder.Services.AddSingleton<ICaseObserver, AcceptedContractObserver>();
    }
}
