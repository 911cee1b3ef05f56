using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Configuration;

/// <summary>Configurable products.</summary>
internal static class ConfigurationRegistration
{
    public static void AddConfiguration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ProductModels.Load(Path.Combine(AppContext.BaseDirectory, "Configuration", "configurations.json")));
        builder.Services.AddSingleton<Configurators>();
        builder.Services.AddHostedService<ModelWarnings>();
    }
}
