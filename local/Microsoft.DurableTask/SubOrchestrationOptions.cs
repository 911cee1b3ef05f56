namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <param name="retry">What to do when the call fails; nothing by default.</param>
    /// <param name="instanceId">The new instance's id; a deterministic one by default.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry)
    {
        InstanceId = instanceId;
    }

    /// <param name="options">Options to take over.</param>
    /// <param name="instanceId">The new instance's id; the one in <paramref name="options"/> by default.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;
    }

    /// <summary>The new instance's id; <see langword="null"/> for a deterministic one.</summary>
    public string? InstanceId { get; init; }
}
