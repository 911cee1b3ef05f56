using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>What is said along with an action.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Payload">What the event carries.</param>
/// <param name="Reason">Why.</param>
/// <param name="Recursive">Whether sub-orchestrations are meant too.</param>
/// <param name="NewInstanceId">Whether a restart takes a new id.</param>
internal sealed record ActionInput(string? Name = null, JsonElement? Payload = null, string? Reason = null, bool Recursive = false, bool NewInstanceId = false);

/// <summary>Something that can be done to an instance.</summary>
/// <param name="Name">How addresses call it.</param>
/// <param name="Fields">What is asked for.</param>
/// <param name="Fits">In which statuses it can be done.</param>
/// <param name="DoAsync">Does it, and returns the instance to look at then; null when there is none any more.</param>
internal sealed record InstanceAction(
    string Name,
    IReadOnlyList<string> Fields,
    Func<OrchestrationRuntimeStatus, bool> Fits,
    Func<DurableTaskClient, string, ActionInput, CancellationToken, Task<string?>> DoAsync)
{
    public const string RaiseEvent = "raise-event";

    public static IReadOnlyList<InstanceAction> All { get; } =
    [
        new(RaiseEvent, ["name", "payload"], IsUnfinished, RaiseEventAsync),
        new("suspend", ["reason"], status => IsUnfinished(status) && status != OrchestrationRuntimeStatus.Suspended, SuspendAsync),
        new("resume", ["reason"], status => status == OrchestrationRuntimeStatus.Suspended, ResumeAsync),
        new("terminate", ["reason", "recursive"], IsUnfinished, TerminateAsync),
        new("rewind", ["reason"], status => status == OrchestrationRuntimeStatus.Failed, RewindAsync),
        new("restart", ["newInstanceId"], _ => true, RestartAsync),
        new("purge", ["recursive"], status => !IsUnfinished(status), PurgeAsync),
    ];

    public static InstanceAction? Find(string? name) => All.FirstOrDefault(action => string.Equals(action.Name, name, StringComparison.Ordinal));

    private static bool IsUnfinished(OrchestrationRuntimeStatus status) =>
        status is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended;

    private static async Task<string?> RaiseEventAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation)
    {
        await client.RaiseEventAsync(id, input.Name!, input.Payload, cancellation);
        return id;
    }

    private static async Task<string?> SuspendAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation)
    {
        await client.SuspendInstanceAsync(id, input.Reason, cancellation);
        return id;
    }

    private static async Task<string?> ResumeAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation)
    {
        await client.ResumeInstanceAsync(id, input.Reason, cancellation);
        return id;
    }

    private static async Task<string?> TerminateAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation)
    {
        await client.TerminateInstanceAsync(id, new TerminateInstanceOptions(input.Reason, input.Recursive), cancellation);
        return id;
    }

    private static async Task<string?> RewindAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation)
    {
        await client.RewindInstanceAsync(id, input.Reason ?? "", cancellation);
        return id;
    }

    private static async Task<string?> RestartAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation) =>
        await client.RestartAsync(id, input.NewInstanceId, cancellation);

    private static async Task<string?> PurgeAsync(DurableTaskClient client, string id, ActionInput input, CancellationToken cancellation)
    {
        PurgeResult result = await client.PurgeInstanceAsync(id, new PurgeInstanceOptions(input.Recursive), cancellation);
        return result.PurgedInstanceCount > 0 ? null : throw new InvalidOperationException($"'{id}' has messages that are still on their way; try again in a moment.");
    }
}
