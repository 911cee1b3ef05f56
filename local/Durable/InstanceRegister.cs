using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>
/// What the hub can say about its instances without asking storage: every unfinished one, and how others ended since the hub started. It is there
/// for people who look; nothing in the engine relies on it.
/// </summary>
internal sealed class InstanceRegister
{
    /// <summary>Of those that ended, so many of each status.</summary>
    internal const int Remembered = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, InstanceGlance> _unfinished = new(StringComparer.Ordinal);
    private readonly Dictionary<OrchestrationRuntimeStatus, Queue<InstanceGlance>> _ended = [];
    private readonly HashSet<string> _endedExecutions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, OrchestrationRuntimeStatus Status), long> _endings = [];

    /// <summary>Takes what was committed of an instance; the same may come again.</summary>
    internal void Note(InstanceState state)
    {
        InstanceGlance glance = InstanceGlance.Of(state);
        lock (_lock)
        {
            if (!state.IsFinished)
            {
                _unfinished[glance.InstanceId] = glance;
                return;
            }

            _unfinished.Remove(glance.InstanceId);
            if (_endedExecutions.Add(glance.ExecutionId))
            {
                Remember(glance);
            }
        }
    }

    /// <summary>The instance was purged.</summary>
    internal void Forget(string instanceId)
    {
        lock (_lock)
        {
            foreach ((OrchestrationRuntimeStatus status, Queue<InstanceGlance> ended) in _ended.ToList())
            {
                _ended[status] = new(ended.Where(glance => glance.InstanceId != instanceId));
            }
        }
    }

    internal IReadOnlyList<InstanceGlance> Unfinished()
    {
        lock (_lock)
        {
            return [.. _unfinished.Values];
        }
    }

    /// <summary>The last that ended in a status and have not begun again, newest first.</summary>
    internal IReadOnlyList<InstanceGlance> Ended(OrchestrationRuntimeStatus status)
    {
        lock (_lock)
        {
            return _ended.TryGetValue(status, out Queue<InstanceGlance>? ended)
                ? [.. ended.Where(glance => !_unfinished.ContainsKey(glance.InstanceId)).Reverse().DistinctBy(glance => glance.InstanceId)]
                : [];
        }
    }

    /// <summary>How many of each orchestrator ended in each status since the hub started.</summary>
    internal IReadOnlyDictionary<(string Name, OrchestrationRuntimeStatus Status), long> Endings()
    {
        lock (_lock)
        {
            return new Dictionary<(string, OrchestrationRuntimeStatus), long>(_endings);
        }
    }

    private void Remember(InstanceGlance glance)
    {
        if (!_ended.TryGetValue(glance.Status, out Queue<InstanceGlance>? ended))
        {
            _ended.Add(glance.Status, ended = []);
        }

        ended.Enqueue(glance);
        if (ended.Count > Remembered)
        {
            _endedExecutions.Remove(ended.Dequeue().ExecutionId);
        }

        _endings[(glance.Name, glance.Status)] = _endings.GetValueOrDefault((glance.Name, glance.Status)) + 1;
    }
}

/// <summary>An instance as one line shows it.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ExecutionId">Its present execution.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Status">Its status.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="UpdatedAt">When it last got further.</param>
/// <param name="DueAt">When its earliest timer, or its delayed start, is due.</param>
/// <param name="OpenCalls">How many activities and sub-orchestrations are out.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record InstanceGlance(
    string InstanceId,
    string ExecutionId,
    string Name,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? DueAt,
    int OpenCalls,
    string? Error)
{
    private const int LongestError = 300;

    internal static InstanceGlance Of(InstanceState state) => new(
        state.InstanceId,
        state.Execution.ExecutionId,
        state.Execution.Name,
        state.Status,
        state.CreatedAt,
        state.UpdatedAt,
        state.NextDueAt,
        state.OpenCalls,
        state.Failure?.ErrorMessage is { Length: > LongestError } error ? error[..LongestError] + "…" : state.Failure?.ErrorMessage);
}
