using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LeadToCash.Tax;

/// <summary>Registers the rules of value added tax; they are read when first used.</summary>
internal static class TaxRegistration
{
    public static void AddTax(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<TaxOptions>("Tax");
        builder.Services.AddSingleton(services => VatFiles.Load(services.GetRequiredService<IOptions<TaxOptions>>(), Path.Combine(AppContext.BaseDirectory, "Tax")));
    }
}
