namespace Microsoft.DurableTask;

/// <summary>The orchestration that called this one as a sub-orchestration.</summary>
/// <param name="Name">The parent orchestrator's name.</param>
/// <param name="InstanceId">The parent instance's id.</param>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
