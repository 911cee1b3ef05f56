using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>The engine's log lines (event ids 1000–1099).</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1000, LogLevel.Information, "Task hub {Hub} started with {Unfinished} unfinished instances")]
    internal static partial void HubStarted(this ILogger logger, string hub, int unfinished);

    [LoggerMessage(1001, LogLevel.Information, "Task hub {Hub} stopped")]
    internal static partial void HubStopped(this ILogger logger, string hub);

    [LoggerMessage(1002, LogLevel.Warning, "Storage is not available, next attempt in {Pause}: {Reason}")]
    internal static partial void StorageUnavailable(this ILogger logger, TimeSpan pause, string reason);

    [LoggerMessage(1003, LogLevel.Critical, "Task hub {Hub} stopped: {Reason}")]
    internal static partial void HubLost(this ILogger logger, string hub, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "Instance {InstanceId} of {Orchestrator} is left alone: {Reason}")]
    internal static partial void VersionRejected(this ILogger logger, string instanceId, string orchestrator, string reason);

    [LoggerMessage(1005, LogLevel.Error, "Episode of instance {InstanceId} broke off; it is repeated from storage")]
    internal static partial void EpisodeBroken(this ILogger logger, Exception exception, string instanceId);

    [LoggerMessage(1006, LogLevel.Warning, "Activity {Activity} of instance {InstanceId} failed")]
    internal static partial void ActivityFailed(this ILogger logger, Exception exception, string activity, string instanceId);

    [LoggerMessage(1007, LogLevel.Error, "Orchestration {Orchestrator} {InstanceId} failed: {Reason}")]
    internal static partial void OrchestrationFailed(this ILogger logger, string orchestrator, string instanceId, string reason);

    [LoggerMessage(1008, LogLevel.Warning, "The index of unfinished instances could not be tidied; it will be later")]
    internal static partial void IndexNotTidied(this ILogger logger, Exception exception);

    [LoggerMessage(1009, LogLevel.Warning, "Messages of instance {InstanceId} were not delivered; they will be sent again")]
    internal static partial void OutboxNotDelivered(this ILogger logger, Exception exception, string instanceId);
}
