using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Operations.Instances;
using LeadToCash.Local.Hosting.Operations.Queues;
using LeadToCash.Local.Hosting.Operations.Timers;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Overview;

/// <summary>
/// Reads how things stand: counts from memory, two storage requests for each queue, and the histories of the few instances that got no further
/// for longest. It costs the same however many instances there are.
/// </summary>
internal sealed class OverviewReader(TaskHub hub, HostParts parts, AppQueues queues, InstanceDetails details, ClockPage clock)
{
    private const int FailedShown = 10;
    private const int WaitingShown = 8;
    private static readonly TimeSpan LateBy = TimeSpan.FromSeconds(5);

    public async Task<OverviewModel> ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        IReadOnlyList<InstanceGlance> unfinished = hub.Register.Unfinished();
        IReadOnlyDictionary<(string Name, OrchestrationRuntimeStatus Status), long> endings = hub.Register.Endings();
        return new OverviewModel(
            parts.Run.ApplicationName,
            parts.HostJson.Durable.HubName,
            parts.Resources.Storage.Description,
            clock.Read(now),
            unfinished.CountBy(glance => glance.Status).ToDictionary(entry => entry.Key, entry => (long)entry.Value),
            endings.GroupBy(entry => entry.Key.Status).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value)),
            Orchestrators(unfinished, endings),
            unfinished.Count(glance => glance.Status != OrchestrationRuntimeStatus.Suspended && glance.DueAt + (LateBy * (parts.Resources.ClockSpeed)) < now),
            [.. hub.Register.Ended(OrchestrationRuntimeStatus.Failed).Take(FailedShown).Select(InstanceLine.Of)],
            await WaitingAsync(unfinished, cancellation),
            await queues.ReadAsync(withMessages: false, cancellation));
    }

    private static List<OrchestratorCounts> Orchestrators(
        IReadOnlyList<InstanceGlance> unfinished, IReadOnlyDictionary<(string Name, OrchestrationRuntimeStatus Status), long> endings) =>
    [
        .. unfinished.CountBy(glance => (glance.Name, glance.Status)).Select(entry => KeyValuePair.Create(entry.Key, (long)entry.Value))
            .Concat(endings)
            .GroupBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new OrchestratorCounts(group.Key, group.GroupBy(entry => entry.Key.Status).ToDictionary(same => same.Key, same => same.Sum(entry => entry.Value)))),
    ];

    private async Task<IReadOnlyList<WaitingInstance>> WaitingAsync(IReadOnlyList<InstanceGlance> unfinished, CancellationToken cancellation)
    {
        List<WaitingInstance> waiting = [];
        foreach (InstanceGlance glance in unfinished.OrderBy(glance => glance.UpdatedAt).Take(WaitingShown))
        {
            if (await hub.ReadInstanceAsync(glance.InstanceId, cancellation) is { State.IsFinished: false } record)
            {
                waiting.Add(new WaitingInstance(InstanceLine.Of(glance), await details.WaitsOfAsync(record)));
            }
        }

        return waiting;
    }
}
