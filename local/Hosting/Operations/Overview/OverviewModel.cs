using LeadToCash.Local.Hosting.Operations.Instances;
using LeadToCash.Local.Hosting.Operations.Queues;
using LeadToCash.Local.Hosting.Operations.Timers;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Overview;

/// <summary>How things stand.</summary>
/// <param name="App">The app.</param>
/// <param name="TaskHub">The task hub.</param>
/// <param name="Storage">Where state is kept.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Unfinished">All unfinished instances by status, counted.</param>
/// <param name="EndedSinceStart">Those that ended since the host started, by status. How many there are in all is not counted: that would read every row.</param>
/// <param name="Orchestrators">The same by orchestrator.</param>
/// <param name="PastDueTimers">How many orchestrations have a timer that should have fired.</param>
/// <param name="Failed">The last that failed since the host started.</param>
/// <param name="LongestWithoutProgress">The unfinished ones that got no further for longest, with what they wait for.</param>
/// <param name="Queues">The app's queues.</param>
internal sealed record OverviewModel(
    string App,
    string TaskHub,
    string Storage,
    ClockModel Clock,
    IReadOnlyDictionary<OrchestrationRuntimeStatus, long> Unfinished,
    IReadOnlyDictionary<OrchestrationRuntimeStatus, long> EndedSinceStart,
    IReadOnlyList<OrchestratorCounts> Orchestrators,
    int PastDueTimers,
    IReadOnlyList<InstanceLine> Failed,
    IReadOnlyList<WaitingInstance> LongestWithoutProgress,
    IReadOnlyList<QueueModel> Queues);

/// <summary>How many instances of an orchestrator are unfinished, and ended since the host started, by status.</summary>
internal sealed record OrchestratorCounts(string Name, IReadOnlyDictionary<OrchestrationRuntimeStatus, long> Instances)
{
    public long Total => Instances.Values.Sum();
}

internal sealed record WaitingInstance(InstanceLine Instance, IReadOnlyList<OpenWait> WaitsFor);
