using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>Settings of the runtime that runs orchestrators and activities.</summary>
public class DurableTaskWorkerOptions
{
    /// <summary>What to do with an instance whose version this worker must not run.</summary>
    public enum VersionFailureStrategy
    {
        /// <summary>Leave it for another worker.</summary>
        Reject = 0,

        /// <summary>Fail it.</summary>
        Fail = 1,
    }

    /// <summary>Which instances this worker runs, by version.</summary>
    public enum VersionMatchStrategy
    {
        /// <summary>All of them.</summary>
        None = 0,

        /// <summary>Those of the worker's own version.</summary>
        Strict = 1,

        /// <summary>Those of the worker's own version or an older one.</summary>
        CurrentOrOlder = 2,
    }

    /// <summary>How inputs and outputs are serialised; JSON by default.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>How much runs at the same time.</summary>
    public ConcurrencyOptions Concurrency { get; } = new();

    /// <summary>How versions are handled; <see langword="null"/> when not at all.</summary>
    public VersioningOptions? Versioning { get; set; }

    /// <summary>How much runs at the same time.</summary>
    public class ConcurrencyOptions
    {
        /// <summary>Activities at the same time; at least 1. Default: 100 per processor.</summary>
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Orchestrators at the same time; at least 1. Default: 100 per processor.</summary>
        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>How versions are handled.</summary>
    public class VersioningOptions
    {
        /// <summary>The worker's own version.</summary>
        public string Version { get; set; } = string.Empty;

        /// <summary>The version of sub-orchestrations that are called without one.</summary>
        public string DefaultVersion { get; set; } = string.Empty;

        /// <summary>Which instances this worker runs.</summary>
        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        /// <summary>What to do with the others.</summary>
        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }
}
