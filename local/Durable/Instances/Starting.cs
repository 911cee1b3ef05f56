using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>How an instance comes into being, or takes the place of one that was there.</summary>
internal static class Starting
{
    internal static readonly OrchestrationRuntimeStatus[] Unfinished =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>A new instance; its rows replace those of <paramref name="existing"/> in one commit.</summary>
    internal static LoadedInstance Prepare(InstanceMessage.Start start, InstanceState? existing, DateTimeOffset now)
    {
        var state = new InstanceState
        {
            Execution = start.Execution,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = start.StartAt > now ? start.StartAt : null,
        };
        state.NextDueAt = state.StartAt;
        if (existing is not null)
        {
            state.Stored = existing.Stored;
            state.Generation = existing.Stored.Generation + 1;
            state.Outbox = existing.Outbox;
            state.Received = existing.Received;
        }

        return new LoadedInstance(state, new OpenWork());
    }

    /// <summary>Whether the existing instance is the very one that this call of a sub-orchestration started before.</summary>
    internal static bool IsRepeated(InstanceMessage.Start start, InstanceState existing) =>
        start.Execution.Parent is { } parent && parent == existing.Execution.Parent;
}
