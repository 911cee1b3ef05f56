using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>
/// The spans and the duration of function runs, named as the worker names them. Orchestrators have none: they are replayed, and the engine tells
/// what came of them.
/// </summary>
internal static class FunctionSpans
{
    public const string MeterName = "LeadToCash.Local.Hosting";

    private const string SourceName = "Microsoft.Azure.Functions.Worker";
    private const string NameTag = "faas.name";
    private const string TriggerTag = "faas.trigger";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("faas.invoke_duration", "s", "How long functions ran, by outcome.");

    public static bool AreWanted(LocalFunctionContext context) =>
        (Source.HasListeners() || Durations.Enabled) && context.Function.Trigger is not OrchestrationTriggerAttribute;

    /// <summary>Runs a function within a span.</summary>
    public static async Task ObserveAsync(LocalFunctionContext context, Func<LocalFunctionContext, Task> run)
    {
        long start = Stopwatch.GetTimestamp();
        bool succeeded = false;
        using Activity? span = Source.StartActivity($"function {context.Function.Name}")
            ?.SetTag("schema.url", "https://opentelemetry.io/schemas/1.37.0")
            .SetTag("faas.invocation_id", context.InvocationId)
            .SetTag(NameTag, context.Function.Name)
            .SetTag(TriggerTag, TriggerOf(context));
        try
        {
            await run(context);
            succeeded = true;
        }
        catch (Exception failure) when (Note(span, failure))
        {
        }
        finally
        {
            Durations.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                new(NameTag, context.Function.Name),
                new(TriggerTag, TriggerOf(context)),
                new("faas.outcome", succeeded ? "success" : "failure"));
        }
    }

    private static string TriggerOf(LocalFunctionContext context) => context.Function.Trigger switch
    {
        HttpTriggerAttribute => "http",
        QueueTriggerAttribute => "pubsub",
        TimerTriggerAttribute => "timer",
        _ => "other",
    };

    /// <summary>Never handles the failure: it only passes by.</summary>
    private static bool Note(Activity? span, Exception failure)
    {
        span?.SetStatus(ActivityStatusCode.Error, failure.Message).AddException(failure);
        return false;
    }
}
