using System.Diagnostics;

namespace LeadToCash.Telemetry;

/// <summary>
/// Carries a trace over the application's own tables. Storage queues carry none, so what is kept with a delivery or an event also says in which
/// trace it came, and whoever handles it goes on there: one trace for a business case, from the webhook to the payment.
/// </summary>
internal static class TraceCarrier
{
    private static readonly ActivitySource Source = new("LeadToCash.Functions");

    /// <summary>The trace to keep with what is stored now (W3C traceparent); null if nobody records one.</summary>
    public static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Goes on in a trace that was kept, linked to the function that does so; null if there is none.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="traceParent">What was kept.</param>
    public static Activity? Continue(string name, string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out ActivityContext sender)
            ? Source.StartActivity(name, ActivityKind.Consumer, sender, tags: null, links: Activity.Current is { } here ? [new ActivityLink(here.Context)] : null)
            : null;
}
