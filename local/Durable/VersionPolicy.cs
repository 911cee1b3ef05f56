using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Worker;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace LeadToCash.Local.Durable;

/// <summary>Whether an orchestration's version may run in this process.</summary>
internal sealed class VersionPolicy(DurableTaskWorkerOptions.VersioningOptions? options)
{
    /// <summary>Whether a version that does not match fails its instance; otherwise the instance is left alone.</summary>
    internal bool FailsMismatches => options?.FailureStrategy == VersionFailureStrategy.Fail;

    internal string WorkerVersion => options?.Version ?? string.Empty;

    internal string Strategy => (options?.MatchStrategy ?? VersionMatchStrategy.None).ToString();

    internal bool Allows(string version) => options?.MatchStrategy switch
    {
        VersionMatchStrategy.Strict => TaskOrchestrationVersioningUtils.CompareVersions(version, options.Version) == 0,
        VersionMatchStrategy.CurrentOrOlder => TaskOrchestrationVersioningUtils.CompareVersions(version, options.Version) <= 0,
        _ => true,
    };
}
