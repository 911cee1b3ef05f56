using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>An orchestration and the sub-orchestrations that its present execution called.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsThis">Whether it is the one that the page is about.</param>
/// <param name="Children">What it called: the way to this one first, then what failed, what is open, what is done.</param>
/// <param name="Hidden">Further ones that are only counted, by status.</param>
internal sealed record TreeNode(
    string InstanceId,
    string Name,
    OrchestrationRuntimeStatus Status,
    bool IsThis,
    IReadOnlyList<TreeNode> Children,
    IReadOnlyDictionary<OrchestrationRuntimeStatus, int> Hidden);

/// <summary>Reads the tree around an instance, from the outermost caller down. It is cut to what a person can look at, and so many reads of storage.</summary>
internal sealed class InstanceTree(TaskHub hub, CancellationToken cancellation)
{
    private const int MostReads = 40;
    private const int MostLevels = 7;
    private const int MostChildren = 6;

    private int _reads;

    public async Task<TreeNode> ReadAsync(InstanceRecord record)
    {
        List<InstanceRecord> path = [record];
        while (path.Count < MostLevels && path[0].State.Execution.Parent is { } parent && await FindAsync(parent.InstanceId) is { } caller)
        {
            path.Insert(0, caller);
        }

        return await NodeAsync(path[0], path[1..], level: 1);
    }

    private async Task<TreeNode> NodeAsync(InstanceRecord record, List<InstanceRecord> below, int level)
    {
        List<Call> calls = Calls(record, below.Count == 0 ? null : below[0].State);
        List<TreeNode> children = [];
        foreach (Call call in calls.Take(MostChildren))
        {
            bool isOnTheWay = below.Count > 0 && call.InstanceId == below[0].State.InstanceId;
            children.Add(isOnTheWay ? await NodeAsync(below[0], below[1..], level + 1) : await ChildAsync(call, level + 1));
        }

        InstanceState state = record.State;
        return new TreeNode(
            state.InstanceId,
            state.Execution.Name,
            state.Status,
            IsThis: below.Count == 0,
            children,
            calls.Skip(MostChildren).CountBy(call => call.Status).ToDictionary());
    }

    private async Task<TreeNode> ChildAsync(Call call, int level) =>
        level <= MostLevels && _reads < MostReads && await FindAsync(call.InstanceId) is { } record
            ? (await NodeAsync(record, [], level)) with { IsThis = false }
            : new TreeNode(call.InstanceId, call.Name, call.Status, IsThis: false, [], new Dictionary<OrchestrationRuntimeStatus, int>());

    private Task<InstanceRecord?> FindAsync(string instanceId)
    {
        _reads++;
        return hub.ReadInstanceAsync(instanceId, cancellation);
    }

    /// <summary>What an instance called, as its own history tells it.</summary>
    private static List<Call> Calls(InstanceRecord record, InstanceState? onTheWay)
    {
        Dictionary<int, Call> calls = [];
        foreach (HistoryEvent item in record.History)
        {
            switch (item)
            {
                case ChildScheduled child:
                    calls[child.Id] = new Call(child.InstanceId, child.Name, OrchestrationRuntimeStatus.Running);
                    break;
                case ChildCompleted child when calls.TryGetValue(child.Id, out Call? call):
                    calls[child.Id] = call with { Status = OrchestrationRuntimeStatus.Completed };
                    break;
                case ChildFailed child when calls.TryGetValue(child.Id, out Call? call):
                    calls[child.Id] = call with { Status = OrchestrationRuntimeStatus.Failed };
                    break;
                default:
                    break;
            }
        }

        // A caller that started over has forgotten the call.
        IEnumerable<Call> forgotten = onTheWay is null ? [] : [new Call(onTheWay.InstanceId, onTheWay.Execution.Name, onTheWay.Status)];
        return
        [
            .. calls.Values.Reverse().Concat(forgotten).DistinctBy(call => call.InstanceId).Reverse()
                .OrderBy(call => call.InstanceId == onTheWay?.InstanceId ? 0 : Rank(call.Status)),
        ];
    }

    private static int Rank(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Failed => 1,
        OrchestrationRuntimeStatus.Completed => 3,
        _ => 2,
    };

    private sealed record Call(string InstanceId, string Name, OrchestrationRuntimeStatus Status);
}
