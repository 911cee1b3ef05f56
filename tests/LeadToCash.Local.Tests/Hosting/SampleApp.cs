using LeadToCash.Local.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Local.Tests.Hosting;

/// <summary>Runs a handful of functions as an app of their own.</summary>
internal static class SampleApp
{
    public static Task<LocalApp> StartAsync(params Type[] functions) => StartAsync(new LocalAppOptions(), functions);

    public static Task<LocalApp> StartAsync(LocalAppOptions options, params Type[] functions) => StartAsync(options, _ => { }, functions);

    public static Task<LocalApp> StartAsync(LocalAppOptions options, Action<FunctionsApplicationBuilder> configure, params Type[] functions) =>
        LocalApp.StartAsync(
            functions,
            () =>
            {
                FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
                builder.ConfigureFunctionsWebApplication();
                configure(builder);
                builder.Build().Run();
            },
            options);
}
