using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>One instance with all that is known about it.</summary>
internal sealed record InstanceModel
{
    public required string InstanceId { get; init; }

    public required string ExecutionId { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required OrchestrationRuntimeStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The instance that called this one.</summary>
    public string? Parent { get; init; }

    /// <summary>How often it started over with ContinueAsNew or was restarted; the history before is gone, as in Azure.</summary>
    public required int Restarts { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public JsonNode? CustomStatus { get; init; }

    public JsonNode? Input { get; init; }

    public JsonNode? Output { get; init; }

    public FailureNote? Failure { get; init; }

    public required IReadOnlyList<OpenWait> WaitsFor { get; init; }

    /// <summary>The names of the actions that its status allows.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    public required TreeNode Tree { get; init; }

    public required IReadOnlyList<TimelineStep> Timeline { get; init; }
}
