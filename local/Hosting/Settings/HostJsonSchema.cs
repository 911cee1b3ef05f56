using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using static LeadToCash.Local.Hosting.Settings.HostJsonRule;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>The settings of <c>host.json</c> that the real host knows. The first rule that covers a path counts.</summary>
internal static class HostJsonSchema
{
    private const string Durable = "extensions:durableTask:";
    private const string Storage = Durable + "storageProvider:";

    private static readonly HostJsonRule[] Rules =
    [
        Choice("version", isUsed: true, "2.0"),
        new("functionTimeout", "a time as hh:mm:ss, or -1 for none", value => value == "-1" || Time("").Fits(value), IsUsed: true),
        Choice("telemetryMode", isUsed: true, "default", "ApplicationInsights", "OpenTelemetry"), // Program.cs acts on it
        .. Http(),
        .. Queues(),
        .. DurableTask(),
        .. StorageProvider(),
        .. Logging(),
        Flag("healthMonitor:enabled"),
        Time("healthMonitor:healthCheckInterval"),
        Time("healthMonitor:healthCheckWindow"),
        Number("healthMonitor:healthCheckThreshold", 0),
        Fraction("healthMonitor:counterThreshold"),
        .. from section in new[] { "aggregator", "concurrency", "customHandler", "extensionBundle", "functions", "managedDependency", "retry", "singleton", "watchDirectories", "watchFiles" }
           select Any(section + "*"),
        .. from extension in new[] { "blobs", "cosmosDB", "eventGrid", "eventHubs", "kafka", "sendGrid", "serviceBus", "signalR", "tables", "warmup" }
           select Any($"extensions:{extension}*"),
    ];

    /// <summary>Checks every setting.</summary>
    /// <returns>The paths of those that have no effect here, and of those that nobody knows.</returns>
    /// <exception cref="HostStartException">A value is not what it must be.</exception>
    public static (IReadOnlyList<string> Ignored, IReadOnlyList<string> Unknown) Check(IConfiguration json)
    {
        List<string> ignored = [];
        List<string> unknown = [];
        foreach ((string path, string? value) in json.AsEnumerable().Where(entry => !string.IsNullOrEmpty(entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            HostJsonRule? rule = Array.Find(Rules, rule => rule.Covers(path));
            if (rule is not null && !rule.Fits(value!))
            {
                throw new HostStartException($"host.json: {Dotted(path)} is '{value}', but must be {rule.Expected}.");
            }

            if (rule is not { IsUsed: true })
            {
                (rule is null ? unknown : ignored).Add(Dotted(path));
            }
        }

        return (ignored, unknown);
    }

    public static string Dotted(string path) => path.Replace(':', '.');

    private static IEnumerable<HostJsonRule> Http() =>
    [
        Any("extensions:http:routePrefix", isUsed: true),
        Number("extensions:http:maxConcurrentRequests", -1, isUsed: true),
        Number("extensions:http:maxOutstandingRequests", -1, isUsed: true),
        Any("extensions:http:customHeaders:*", isUsed: true),
        Flag("extensions:http:dynamicThrottlesEnabled"),
        Flag("extensions:http:hsts:isEnabled"),
        Any("extensions:http:hsts:*"),
    ];

    private static IEnumerable<HostJsonRule> Queues() =>
    [
        Number("extensions:queues:batchSize", 1, 32, isUsed: true),
        Number("extensions:queues:newBatchThreshold", 0, isUsed: true),
        Number("extensions:queues:maxDequeueCount", 1, isUsed: true),
        Time("extensions:queues:visibilityTimeout", isUsed: true),
        Time("extensions:queues:maxPollingInterval", isUsed: true),
        Choice("extensions:queues:messageEncoding", isUsed: true, "base64", "none"),
    ];

    private static IEnumerable<HostJsonRule> DurableTask() =>
    [
        Any(Durable + "hubName", isUsed: true),
        Any(Durable + "defaultVersion", isUsed: true),
        Choice(Durable + "versionMatchStrategy", isUsed: true, Enum.GetNames<DurableTaskWorkerOptions.VersionMatchStrategy>()),
        Choice(Durable + "versionFailureStrategy", isUsed: true, Enum.GetNames<DurableTaskWorkerOptions.VersionFailureStrategy>()),
        Number(Durable + "maxConcurrentActivityFunctions", 1, isUsed: true),
        Number(Durable + "maxConcurrentOrchestratorFunctions", 1, isUsed: true),
        Number(Durable + "maxConcurrentEntityFunctions", 1),
        Number(Durable + "maxEntityOperationBatchSize", 1),
        Number(Durable + "maxOrchestrationActions", 1),
        Number(Durable + "entityMessageReorderWindowInMinutes", 0),
        Number(Durable + "extendedSessionIdleTimeoutInSeconds", 0),
        Number(Durable + "maxGrpcMessageSizeInBytes", 1),
        Time(Durable + "grpcHttpClientTimeout"),
        Flag(Durable + "extendedSessionsEnabled"),
        Flag(Durable + "localRpcEndpointEnabled"),
        Flag(Durable + "rollbackEntityOperationsOnExceptions"),
        Flag(Durable + "storeInputsInOrchestrationHistory"),
        Flag(Durable + "useAppLease"),
        Flag(Durable + "useGracefulShutdown"),
        Choice(Durable + "overridableExistingInstanceStates", isUsed: false, "NonRunningStates", "AnyState"),
        Flag(Durable + "tracing:traceInputsAndOutputs"),
        Flag(Durable + "tracing:traceReplayEvents"),
        Flag(Durable + "tracing:distributedTracingEnabled"),
        Choice(Durable + "tracing:version", isUsed: false, "None", "V1", "V2"),
        Any(Durable + "tracing:distributedTracingProtocol"),
        Flag(Durable + "tracing:allowVerboseLinuxTelemetry"),
        Any(Durable + "appLeaseOptions:*"),
        Any(Durable + "httpSettings:*"),
        Any(Durable + "notifications:*"),
        Any(Durable + "notificationUrl"),
    ];

    private static IEnumerable<HostJsonRule> StorageProvider() =>
    [
        Any(Storage + "connectionName", isUsed: true),
        Any(Storage + "connectionStringName", isUsed: true),
        Number(Storage + "controlQueueBatchSize", 1, 32),
        Number(Storage + "controlQueueBufferThreshold", 1),
        Number(Storage + "partitionCount", 1, 16),
        Time(Storage + "controlQueueVisibilityTimeout"),
        Time(Storage + "workItemQueueVisibilityTimeout"),
        Time(Storage + "maxQueuePollingInterval"),
        Flag(Storage + "fetchLargeMessagesAutomatically"),
        Flag(Storage + "useLegacyPartitionManagement"),
        Flag(Storage + "useTablePartitionManagement"),
        Any(Storage + "*"), // other providers have settings of their own
    ];

    private static IEnumerable<HostJsonRule> Logging() =>
    [
        Choice("logging:logLevel:*", isUsed: true, Enum.GetNames<LogLevel>()),
        Flag("logging:console:isEnabled", isUsed: true),
        Flag("logging:console:disableColors"),
        Choice("logging:fileLoggingMode", isUsed: false, "never", "always", "debugOnly"),
        Any("logging:applicationInsights:*"),
    ];
}
