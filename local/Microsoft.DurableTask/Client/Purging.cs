namespace Microsoft.DurableTask.Client;

/// <summary>How instances are purged.</summary>
/// <param name="Recursive">Whether their sub-orchestrations are purged as well.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Which finished instances are purged.</summary>
/// <param name="CreatedFrom">Started at or after this time.</param>
/// <param name="CreatedTo">Started at or before this time.</param>
/// <param name="Statuses">In one of these statuses; any finished one when empty.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long to go on; what is left then is reported by <see cref="PurgeResult.IsComplete"/>. Default: to the end.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What a purge did.</summary>
public class PurgeResult
{
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    public PurgeResult(int count, bool? isComplete)
    {
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances are gone, sub-orchestrations included.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether nothing that matches is left; <see langword="null"/> when that is not known.</summary>
    public bool? IsComplete { get; }
}
