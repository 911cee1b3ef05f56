using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;

namespace LeadToCash.Local.Durable;

/// <summary>Settings of a task hub (host.json: extensions.durableTask).</summary>
internal sealed class TaskHubOptions
{
    /// <summary>The hub's name, which its tables begin with: 3 to 45 letters and digits, a letter first.</summary>
    internal string HubName { get; set; } = "TaskHub";

    /// <summary>The version of orchestrations started without one; empty for none.</summary>
    internal string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Which versions this process runs; null for all.</summary>
    internal DurableTaskWorkerOptions.VersioningOptions? Versioning { get; set; }

    /// <summary>Activities at the same time.</summary>
    internal int MaxConcurrentActivities { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrators at the same time. An episode is mostly waiting for its commit, and commits that wait together are flushed together.</summary>
    internal int MaxConcurrentOrchestrators { get; set; } = 256;

    /// <summary>How many idle instances stay in memory, ready to go on without replay.</summary>
    internal int WarmInstances { get; set; } = 1_000;

    /// <summary>
    /// Whether an orchestrator is replayed from its first line in every episode, as Azure does it by default. Costs time, and finds code that
    /// would not survive it.
    /// </summary>
    internal bool ReplaysEveryEpisode { get; set; }

    /// <summary>How long an orchestrator may block its thread, in real time, before it is interrupted and its instance fails.</summary>
    internal TimeSpan LongestBlock { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Serialises what clients send; the converter of the orchestrators unless set.</summary>
    internal DataConverter? ClientConverter { get; set; }

    /// <summary>Serialises inputs, outputs, events and custom status.</summary>
    internal DataConverter Converter { get; set; } = JsonDataConverter.Default;

    /// <summary>Is told what the orchestrations do.</summary>
    internal IEngineObserver? Observer { get; set; }

    /// <summary>Disturbs activities and events; null but in tests.</summary>
    internal IFaultInjection? Faults { get; set; }

    /// <summary>Called at each place of the commit protocol; for crash tests, which end the process there.</summary>
    internal Action<CommitPoint> AtCommitPoint { get; set; } = static _ => { };

    /// <exception cref="ArgumentException">A setting is outside its range; the message names it.</exception>
    internal void Validate()
    {
        if (HubName.Length is < 3 or > 45 || !char.IsAsciiLetter(HubName[0]) || !HubName.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException($"Task hub name '{HubName}' is not valid: use 3 to 45 letters and digits, a letter first.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentActivities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentOrchestrators, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WarmInstances, 0);
    }
}
