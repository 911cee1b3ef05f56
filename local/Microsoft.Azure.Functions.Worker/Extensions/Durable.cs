using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes the function an orchestrator. It replays, so it has to be deterministic.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public OrchestrationTriggerAttribute()
    {
    }

    /// <summary>The orchestrator's name; the function's when absent.</summary>
    public string? Orchestration { get; set; }
}

/// <summary>Makes the function an activity. It runs at least once for each call.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[ConverterFallbackBehavior(ConverterFallbackBehavior.Allow)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public ActivityTriggerAttribute()
    {
    }

    /// <summary>The activity's name; the function's when absent.</summary>
    public string? Activity { get; set; }
}

/// <summary>Binds the parameter to the task hub's client.</summary>
[ConverterFallbackBehavior(ConverterFallbackBehavior.Disallow)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public DurableClientAttribute()
    {
    }

    /// <summary>The task hub; the host's own when absent, and no other is served.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting with the task hub's storage connection; the host's own when absent.</summary>
    public string? ConnectionName { get; set; }
}
