using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Catalog;

/// <summary>Registers the catalogue.</summary>
internal static class CatalogRegistration
{
    public static void AddCatalog(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(CatalogueSeed.Load(Path.Combine(AppContext.BaseDirectory, "Catalog")));
        builder.Services.AddSingleton<CatalogueBlocks>();
        builder.Services.AddSingleton<Catalogues>();
        builder.Services.AddSingleton<CatalogueEditor>();
        builder.Services.AddSingleton<CatalogueResources>();
        builder.Services.AddSingleton<ICaseObserver, CatalogueCheckpoints>();
        builder.Services.AddHostedService<CatalogueWarmUp>();
        builder.Services.AddSingleton(services => ProductCatalog.Of(
            services.GetRequiredService<Catalogues>(),
            () => services.GetRequiredService<BusinessCalendars>().Today(services.GetRequiredService<TimeProvider>())));
    }
}
