using System.Diagnostics;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>What a client can do with instances that have ended: remove them, run them again, or let failed ones go on.</summary>
internal sealed class EndedInstances(Engine engine)
{
    internal static readonly OrchestrationRuntimeStatus[] Statuses =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Those of the statuses in which an instance has ended; all when none is asked for.</summary>
    internal static OrchestrationRuntimeStatus[] Ended(IEnumerable<OrchestrationRuntimeStatus>? asked) =>
        asked?.ToArray() is { Length: > 0 } some ? [.. some.Intersect(Statuses)] : Statuses;

    internal async Task<PurgeResult> PurgeAsync(string instanceId, bool recursive, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new PurgeResult(await PurgeOneAsync(instanceId, recursive, cancellation), isComplete: true);
    }

    internal async Task<PurgeResult> PurgeAsync(DurableTaskClient client, PurgeInstancesFilter filter, bool recursive, CancellationToken cancellation)
    {
        if (filter.Timeout is { } timeout)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(filter));
        }

        long start = Stopwatch.GetTimestamp();
        OrchestrationRuntimeStatus[] statuses = Ended(filter.Statuses);
        int purged = 0;
        if (statuses.Length == 0)
        {
            return new PurgeResult(0, isComplete: true);
        }

        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, statuses))
            .WithCancellation(cancellation))
        {
            if (Stopwatch.GetElapsedTime(start) > filter.Timeout)
            {
                return new PurgeResult(purged, isComplete: false);
            }

            purged += await PurgeOneAsync(instance.InstanceId, recursive, cancellation);
        }

        return new PurgeResult(purged, isComplete: true);
    }

    /// <summary>What runs when the instance is restarted.</summary>
    internal async Task<Execution> PrepareRestartAsync(string instanceId, bool underNewId, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        InstanceState state = await engine.Store.ReadAsync(instanceId, cancellation) ?? throw Missing(instanceId);
        if (!underNewId && !state.IsFinished)
        {
            throw new InvalidOperationException($"Orchestration '{instanceId}' is {state.Status}; only one that has ended can be restarted under its own id.");
        }

        return state.Execution with
        {
            InstanceId = underNewId ? Guid.NewGuid().ToString("N") : instanceId,
            ExecutionId = Execution.NewId(),
            Parent = null,
        };
    }

    internal async Task RewindAsync(string instanceId, string reason, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        InstanceState state = await engine.Store.ReadPartlyAsync(instanceId, StateRow.Overview, cancellation) ?? throw Missing(instanceId);
        if (state.Status != OrchestrationRuntimeStatus.Failed
            || !await engine.Directory.SendAsync(instanceId, new Rewind(reason, OrStart: null)).WaitAsync(cancellation))
        {
            throw new InvalidOperationException($"Orchestration '{instanceId}' is {state.Status}; only one that has failed can be rewound.");
        }
    }

    private static ArgumentException Missing(string instanceId) => new($"There is no orchestration with the id '{instanceId}'.", nameof(instanceId));

    private async Task<int> PurgeOneAsync(string instanceId, bool recursive, CancellationToken cancellation)
    {
        IReadOnlyList<string> children = recursive ? await ChildrenOfAsync(instanceId, cancellation) : [];
        if (!await engine.Directory.SendAsync(instanceId, new InstanceMessage.Purge()).WaitAsync(cancellation))
        {
            return 0;
        }

        int purged = 1;
        foreach (string child in children)
        {
            purged += await PurgeOneAsync(child, recursive, cancellation);
        }

        return purged;
    }

    private async Task<IReadOnlyList<string>> ChildrenOfAsync(string instanceId, CancellationToken cancellation) =>
        await engine.Store.ReadAsync(instanceId, cancellation) is { } state
            ? [.. (await engine.Store.ReadHistoryAsync(state)).OfType<ChildScheduled>().Select(child => child.InstanceId).Distinct()]
            : [];
}
