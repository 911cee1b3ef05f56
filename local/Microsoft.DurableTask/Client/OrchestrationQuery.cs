namespace Microsoft.DurableTask.Client;

/// <summary>Which instances a query returns.</summary>
/// <param name="CreatedFrom">Started at or after this time.</param>
/// <param name="CreatedTo">Started at or before this time.</param>
/// <param name="Statuses">In one of these statuses; any when empty.</param>
/// <param name="TaskHubNames">Of one of these task hubs; a hub that is not named returns nothing.</param>
/// <param name="InstanceIdPrefix">With an id that begins so.</param>
/// <param name="PageSize">The most instances on one page.</param>
/// <param name="FetchInputsAndOutputs">Whether inputs, outputs and custom status are returned.</param>
/// <param name="ContinuationToken">Where an earlier query left off.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>The page size unless another is given.</summary>
    public const int DefaultPageSize = 100;
}
