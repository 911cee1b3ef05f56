using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Dunning;

/// <summary>Claims, interest and letters.</summary>
internal static class DunningRegistration
{
    public static void AddDunning(this IHostApplicationBuilder builder)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Dunning");
        builder.AddSettings<DunningOptions>("Dunning");
        builder.Services.AddSingleton(DunningFiles.LoadLaw(Path.Combine(folder, "late-payment-de.json")));
        builder.Services.AddSingleton(DunningFiles.LoadPolicy(Path.Combine(folder, "dunning-schemes.json")));
        builder.Services.AddSingleton<InvoiceClaims>();
        builder.Services.AddSingleton<DunningAgenda>();
        builder.Services.AddSingleton<DunningMails>();
        builder.Services.AddSingleton<ClaimChanges>();
        builder.Services.AddSingleton<LetterPlans>();
        builder.Services.AddSingleton<DunningLetters>();
        builder.Services.AddSingleton<LetterForecast>();
        builder.Services.AddSingleton<DunningItems>();
        builder.Services.AddSingleton<DunningRuns>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<DunningRuns>());
        builder.Services.AddSingleton<ICaseObserver, CustomerLettersObserver>();
    }
}
