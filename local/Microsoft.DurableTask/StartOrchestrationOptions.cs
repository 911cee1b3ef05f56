using System.Collections.ObjectModel;

namespace Microsoft.DurableTask;

/// <summary>How a new orchestration instance is started.</summary>
public record StartOrchestrationOptions
{
    /// <param name="InstanceId">The instance's id; a random one by default.</param>
    /// <param name="StartAt">When it begins; at once by default.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>The instance's id; <see langword="null"/> for a random one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it begins; <see langword="null"/> or a past time for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Labels that are kept with the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The orchestration's version; the task hub's default version when not set.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>
    /// Names of <see cref="Client.OrchestrationRuntimeStatus"/>: an existing instance of the same id in one of them makes the start fail.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
