using System.Collections.ObjectModel;
using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>The client of a task hub in the same process: what it sends goes straight to the instances, and returns once it is stored.</summary>
internal sealed class LocalDurableTaskClient(string name, Engine engine) : DurableTaskClient(name)
{
    private readonly EndedInstances _ended = new(engine);

    private DataConverter Converter => engine.Options.ClientConverter ?? engine.Options.Converter;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        string instanceId = options?.InstanceId is { Length: > 0 } given ? CheckId(given) : Guid.NewGuid().ToString("N");
        string? payload = Serialize(input, $"input of orchestrator '{orchestratorName}'");
        var execution = new Execution(
            instanceId,
            Execution.NewId(),
            orchestratorName,
            options?.Version?.Version ?? engine.Options.DefaultVersion,
            payload,
            Parent: null,
            options?.Tags is { Count: > 0 } tags ? new Dictionary<string, string>(tags) : ReadOnlyDictionary<string, string>.Empty);
        await StartAsync(execution, options?.StartAt, Refused(options), cancellation);
        return instanceId;
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        string? payload = Serialize(eventPayload, $"payload of event '{eventName}'");
        using Activity? raising = DurableSpans.StartRaising(instanceId, eventName);
        var raised = new InstanceMessage.ExternalEvent(eventName, payload, null, DurableSpans.CurrentTraceParent);
        await (engine.Options.Faults is { } faults
            ? faults.RaiseAsync(instanceId, raised, message => SendAsync(instanceId, message, cancellation))
            : SendAsync(instanceId, raised, cancellation));
    }

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new InstanceMessage.Terminate(Serialize(options?.Output, "output"), options?.Recursive ?? false), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new InstanceMessage.Suspend(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new InstanceMessage.Resume(reason), cancellation);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return (engine.Directory.Peek(instanceId) ?? await ReadAsync(instanceId, getInputsAndOutputs, cancellation))?.ToMetadata(ConverterIf(getInputsAndOutputs));
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, status => status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, EndedInstances.Statuses.Contains, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        OrchestrationQuery query = filter ?? new OrchestrationQuery();
        bool otherHub = query.TaskHubNames is { } hubs && hubs.Any() && !hubs.Contains(engine.Options.HubName, StringComparer.OrdinalIgnoreCase);
        string condition = InstanceFilter.Of(query.CreatedFrom, query.CreatedTo, query.Statuses, query.InstanceIdPrefix);
        return Pageable.Create(async (token, size, cancellation) =>
        {
            if (otherHub)
            {
                return new Page<OrchestrationMetadata>([]);
            }

            (List<InstanceState> instances, string? next) = await engine.Store.ReadPageAsync(
                condition, size ?? query.PageSize, token ?? query.ContinuationToken, query.FetchInputsAndOutputs, cancellation);
            return new Page<OrchestrationMetadata>([.. instances.Select(state => state.Snapshot().ToMetadata(ConverterIf(query.FetchInputsAndOutputs)))], next);
        });
    }

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        _ended.PurgeAsync(instanceId, options?.Recursive ?? false, cancellation);

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _ended.PurgeAsync(this, filter, options?.Recursive ?? false, cancellation);
    }

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        Execution again = await _ended.PrepareRestartAsync(instanceId, restartWithNewInstanceId, cancellation);
        await StartAsync(again, null, Starting.Unfinished, cancellation);
        return again.InstanceId;
    }

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        _ended.RewindAsync(instanceId, reason, cancellation);

    public override async Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        if (EndedInstances.Ended(runtimeStatus) is not { Length: > 0 } statuses)
        {
            return new Page<string>([]);
        }

        string condition = InstanceFilter.Ended(completedTimeFrom, completedTimeTo, statuses);
        string? continuation = string.IsNullOrEmpty(lastInstanceKey) ? null : lastInstanceKey;
        (List<InstanceState> instances, string? next) = await engine.Store.ReadPageAsync(condition, pageSize, continuation, withPayloads: false, cancellation);
        return new Page<string>([.. instances.Select(instance => instance.InstanceId)], next);
    }

    /// <summary>The hub outlives its clients: nothing is released.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task StartAsync(
        Execution execution, DateTimeOffset? startAt, IReadOnlyCollection<OrchestrationRuntimeStatus> refused, CancellationToken cancellation)
    {
        using Activity? creation = DurableSpans.StartCreation(execution);
        var start = new InstanceMessage.Start(execution with { TraceParent = DurableSpans.CurrentTraceParent }, startAt, refused);
        if (!await engine.Directory.SendAsync(execution.InstanceId, start).WaitAsync(cancellation))
        {
            throw new InvalidOperationException($"An orchestration with the id '{execution.InstanceId}' exists already, in one of the statuses {string.Join(", ", refused)}.");
        }
    }

    private async Task SendAsync(string instanceId, InstanceMessage message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);

        // What reaches no unfinished instance is dropped without an error, as in Azure.
        await engine.Directory.SendAsync(instanceId, message).WaitAsync(cancellation);
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<OrchestrationRuntimeStatus, bool> reached, bool withPayloads, CancellationToken cancellation)
    {
        using InstanceSignals.Waiter waiter = engine.Signals.Await(instanceId, reached);
        return await GetInstancesAsync(instanceId, withPayloads, cancellation) is { } present && reached(present.RuntimeStatus)
            ? present
            : (await waiter.Reached.WaitAsync(cancellation)).ToMetadata(ConverterIf(withPayloads));
    }

    private async Task<Snapshot?> ReadAsync(string instanceId, bool withPayloads, CancellationToken cancellation) => (withPayloads
        ? await engine.Store.ReadAsync(instanceId, cancellation)
        : await engine.Store.ReadPartlyAsync(instanceId, StateRow.Overview, cancellation))?.Snapshot();

    private DataConverter? ConverterIf(bool withPayloads) => withPayloads ? Converter : null;

    private string? Serialize(object? value, string what) => PayloadLimits.Check(Converter.Serialize(value), what);

    private static string CheckId(string instanceId)
    {
        if (instanceId.StartsWith('@'))
        {
            throw new ArgumentException($"'{instanceId}' can't be an orchestration's id: ids that begin with @ are those of entities.", nameof(instanceId));
        }

        return TableKey.Of(instanceId).Length <= TableKey.Longest
            ? instanceId
            : throw new ArgumentException($"The orchestration id is too long ({instanceId.Length} characters, some of which count five times); {TableKey.Longest} is the most.", nameof(instanceId));
    }

    private static OrchestrationRuntimeStatus[] Refused(StartOrchestrationOptions? options)
    {
        if (options?.DedupeStatuses is not { } names)
        {
            return Starting.Unfinished;
        }

        return [.. names.Select(name => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
            && StartOrchestrationOptionsExtensions.ValidDedupeStatuses.Contains(status)
                ? status
                : throw new ArgumentException($"'{name}' is no status by which starts can be deduplicated.", nameof(options)))];
    }
}
