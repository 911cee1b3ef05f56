using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>What is fixed for one execution of an instance; ContinueAsNew begins another.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ExecutionId">Unique for each execution; results for another one are dropped.</param>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="Version">The orchestration's version; empty for none.</param>
/// <param name="Input">The input, serialised.</param>
/// <param name="Parent">The calling orchestration, if any.</param>
/// <param name="Tags">Labels given at the start.</param>
/// <param name="TraceParent">The trace that the start belongs to (W3C traceparent), if any.</param>
internal sealed record Execution(
    string InstanceId,
    string ExecutionId,
    string Name,
    string Version,
    string? Input,
    ParentLink? Parent,
    IReadOnlyDictionary<string, string> Tags,
    string? TraceParent = null)
{
    internal static string NewId() => Guid.NewGuid().ToString("N");
}

/// <summary>Where a sub-orchestration reports to.</summary>
/// <param name="InstanceId">The calling instance.</param>
/// <param name="ExecutionId">Its execution that made the call.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="TaskId">The number of the call.</param>
internal sealed record ParentLink(string InstanceId, string ExecutionId, string Name, int TaskId);
