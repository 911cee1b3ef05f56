using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Billing;

/// <summary>Billing of contracts: what runs, what was used, the nightly run, and what the billing back end must know.</summary>
internal static class BillingRegistration
{
    public static void AddBilling(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<BillingOptions>("Billing");
        builder.Services.AddSingleton<BilledItems>();
        builder.Services.AddSingleton<BillingAccounts>();
        builder.Services.AddSingleton<BillingAgenda>();
        builder.Services.AddSingleton<ContractCredits>();
        builder.Services.AddSingleton<UsageBook>();
        builder.Services.AddSingleton<UsageQuestions>();
        builder.Services.AddSingleton<UsageIntake>();
        builder.Services.AddSingleton<ReplicaStore>();
        builder.Services.AddSingleton<ContractBillingApi>();
        builder.Services.AddSingleton<BillingRuns>();
        builder.Services.AddSingleton<Replication>();
        builder.Services.AddSingleton<IBillSource, ContractBills>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<BillingRuns>());
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<Replication>());
        builder.Services.AddSingleton<ICaseObserver, ContractBillingObserver>();
        builder.Services.AddSingleton<ICaseObserver, BillingAccountObserver>();
    }
}
