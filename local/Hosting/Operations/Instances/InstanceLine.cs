using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>An instance as lists show it.</summary>
internal sealed record InstanceLine(
    string InstanceId,
    string Name,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? DueAt,
    string? Error)
{
    public static InstanceLine Of(InstanceGlance glance) =>
        new(glance.InstanceId, glance.Name, glance.Status, glance.CreatedAt, glance.UpdatedAt, glance.DueAt, glance.Error);

    public static InstanceLine Of(OrchestrationMetadata instance) =>
        new(instance.InstanceId, instance.Name, instance.RuntimeStatus, instance.CreatedAt, instance.LastUpdatedAt, DueAt: null, instance.FailureDetails?.ErrorMessage);
}
