using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Traces;

/// <summary>Following documents through the process.</summary>
internal static class TracesRegistration
{
    public static void AddTraces(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PastCases>();
        builder.Services.AddSingleton<TrailReader>();
    }
}
