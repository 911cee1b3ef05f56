using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;

namespace LeadToCash.Telemetry;

/// <summary>Traces and metrics by OpenTelemetry.</summary>
internal static class TelemetryRegistration
{
    /// <summary>Exports by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; otherwise nothing is collected.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("LeadToCash.*", "Microsoft.DurableTask", "Azure.*", "Microsoft.AspNetCore"))
            .WithMetrics(metrics => metrics.AddMeter("LeadToCash.*", "Microsoft.DurableTask", "Microsoft.AspNetCore.Hosting"))
            .UseOtlpExporter();
    }
}
