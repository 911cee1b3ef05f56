using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Demo;

/// <summary>The demo, played when <c>Demo:Play</c> is set.</summary>
internal static class DemoRegistration
{
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        if (bool.TryParse(builder.Configuration["Demo:Play"], out bool play) && play)
        {
            builder.Services.AddHostedService<DemoPlayer>();
        }
    }
}
