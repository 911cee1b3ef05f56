using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>Says that the app serves HTTP functions with ASP.NET Core.</summary>
internal sealed class WebFunctions
{
    private WebFunctions()
    {
    }

    public static void Add(IServiceCollection services)
    {
        services.AddMvcCore();
        services.TryAddSingleton(new WebFunctions());
    }
}
