using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace LeadToCash.Telemetry;

/// <summary>Traces and metrics by OpenTelemetry.</summary>
internal static class TelemetryRegistration
{
    private static readonly string[] Sources =
        ["LeadToCash.*", "Microsoft.DurableTask", "Microsoft.Azure.Functions.Worker", "Microsoft.AspNetCore", "System.Net.Http", "Azure.*"];

    private static readonly string[] Meters = ["LeadToCash.*", "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime"];

    /// <summary>Exports by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; otherwise nothing is collected.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("lead-to-cash").AddEnvironmentVariableDetector()) // OTEL_SERVICE_NAME wins
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .UseOtlpExporter();
    }
}
