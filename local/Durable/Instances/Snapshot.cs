using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>What clients may know of an instance, as it was at one commit.</summary>
internal sealed record Snapshot(
    Execution Execution,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? CustomStatus,
    string? Output,
    TaskFailureDetails? Failure)
{
    /// <param name="converter">Reads payloads; null to leave them out.</param>
    internal OrchestrationMetadata ToMetadata(DataConverter? converter) => new(Execution.Name, Execution.InstanceId)
    {
        DataConverter = converter,
        RuntimeStatus = Status,
        CreatedAt = CreatedAt,
        LastUpdatedAt = UpdatedAt,
        SerializedInput = converter is null ? null : Execution.Input,
        SerializedOutput = converter is null ? null : Output,
        SerializedCustomStatus = converter is null ? null : CustomStatus,
        Tags = Execution.Tags,
        FailureDetails = converter is null ? null : Failure,
    };
}
