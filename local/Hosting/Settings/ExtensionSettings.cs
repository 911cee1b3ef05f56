using Microsoft.DurableTask.Worker;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>How HTTP functions are served.</summary>
/// <param name="RoutePrefix">What every route begins with.</param>
/// <param name="MaxConcurrentRequests">How many functions run at a time, the others wait; null for any number.</param>
/// <param name="MaxOutstandingRequests">How many requests run or wait, the others get 429; null for any number.</param>
/// <param name="CustomHeaders">Headers of every answer.</param>
internal sealed record HttpSettings(
    string RoutePrefix, int? MaxConcurrentRequests, int? MaxOutstandingRequests, IReadOnlyList<KeyValuePair<string, string>> CustomHeaders);

/// <summary>How queue messages are taken and repeated.</summary>
/// <param name="BatchSize">How many messages are taken at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">The next batch is taken when no more than this many are being handled.</param>
/// <param name="MaxDequeueCount">How often a message is tried before it goes to the poison queue.</param>
/// <param name="VisibilityTimeout">How long a failed message rests.</param>
/// <param name="MaxPollingInterval">The longest pause between looks at an empty queue.</param>
/// <param name="IsBase64">Whether messages are base64 on the wire.</param>
internal sealed record QueueSettings(
    int BatchSize,
    int NewBatchThreshold,
    int MaxDequeueCount,
    TimeSpan VisibilityTimeout,
    TimeSpan MaxPollingInterval,
    bool IsBase64);

/// <summary>The task hub's settings; null leaves the engine's default.</summary>
/// <param name="HubName">The hub's name.</param>
/// <param name="StorageSetting">The setting that holds the connection of its storage; null for the host's own.</param>
/// <param name="DefaultVersion">The version of orchestrations started without one.</param>
/// <param name="VersionMatchStrategy">Which versions run here.</param>
/// <param name="VersionFailureStrategy">What happens to the others.</param>
/// <param name="MaxConcurrentActivities">How many activities run at a time.</param>
/// <param name="MaxConcurrentOrchestrators">How many orchestrators run at a time.</param>
internal sealed record DurableSettings(
    string HubName,
    string? StorageSetting,
    string? DefaultVersion,
    DurableTaskWorkerOptions.VersionMatchStrategy? VersionMatchStrategy,
    DurableTaskWorkerOptions.VersionFailureStrategy? VersionFailureStrategy,
    int? MaxConcurrentActivities,
    int? MaxConcurrentOrchestrators)
{
    /// <summary>The connection as management links name it.</summary>
    public string ConnectionName => StorageSetting ?? "Storage";
}
