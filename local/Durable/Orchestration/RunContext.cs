using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>The context that an orchestrator's code is given: it turns calls into decisions of its run.</summary>
internal sealed class RunContext(OrchestrationRun run, Execution execution, RunSettings settings) : TaskOrchestrationContext
{
    private int _guids;

    public override TaskName Name => execution.Name;

    public override string InstanceId => execution.InstanceId;

    public override ParentOrchestrationInstance? Parent { get; } =
        execution.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => run.Now;

    public override bool IsReplaying => run.IsReplaying;

    public override string Version => execution.Version;

    protected override ILoggerFactory LoggerFactory => settings.Loggers;

    public override T? GetInput<T>()
        where T : default => settings.Converter.Deserialize<T>(execution.Input);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        run.ThrowUnlessOnThread(nameof(CallActivityAsync));
        ThrowIfOptions(input, options);
        string? payload = Serialize(input, $"input of activity '{name}'");
        string version = options?.Version?.Version ?? execution.Version;
        string? result = await Retries.CallAsync(
            this, name, options?.Retry, () => run.Open(new TaskScheduled(run.NextId(), name, NullIfEmpty(version), payload)));
        return settings.Converter.Deserialize<TResult>(result)!;
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        run.ThrowUnlessOnThread(nameof(CallSubOrchestratorAsync));
        ThrowIfOptions(input, options);
        string? payload = Serialize(input, $"input of sub-orchestrator '{orchestratorName}'");
        string instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        string version = VersionIn(options) ?? settings.DefaultVersion;
        IReadOnlyDictionary<string, string>? tags = options?.Tags is { } given ? new Dictionary<string, string>(given) : null;
        string? result = await Retries.CallAsync(
            this,
            orchestratorName,
            options?.Retry,
            () => run.Open(new ChildScheduled(run.NextId(), orchestratorName, NullIfEmpty(version), instanceId, payload, tags)));
        return settings.Converter.Deserialize<TResult>(result)!;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        run.ThrowUnlessOnThread(nameof(CreateTimer));
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled(cancellationToken)
            : run.Open(new TimerCreated(run.NextId(), fireAt.ToUniversalTime()), cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        run.ThrowUnlessOnThread(nameof(WaitForExternalEvent));
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return run.Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        run.ThrowUnlessOnThread(nameof(SendEvent));
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        run.Record(new EventSent(run.NextId(), instanceId, eventName, Serialize(payload, $"payload of event '{eventName}'")));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        run.ThrowUnlessOnThread(nameof(SetCustomStatus));
        string? text = settings.Converter.Serialize(customStatus);
        run.CustomStatus = text is { Length: > PayloadLimits.CustomStatus }
            ? throw new ArgumentException($"The custom status is {text.Length:N0} characters long as JSON; the limit is {PayloadLimits.CustomStatus:N0}.", nameof(customStatus))
            : text;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        run.ThrowUnlessOnThread(nameof(ContinueAsNew));
        ArgumentNullException.ThrowIfNull(options);
        string? version = string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion;
        run.StartingOver = new Completion.StartsOver(Serialize(options.NewInput, "new input"), version, []);
        run.PreservesEvents = options.PreserveUnprocessedEvents;
    }

    public override Guid NewGuid()
    {
        run.ThrowUnlessOnThread(nameof(NewGuid));
        return DeterministicGuid.Create(execution.ExecutionId, _guids++);
    }

    private static void ThrowIfOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException($"A {nameof(TaskOptions)} was passed as the input. Name the argument: options: …", nameof(input));
        }
    }

    private static string? VersionIn(TaskOptions? options) => options?.Version?.Version;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private string? Serialize(object? value, string what) => PayloadLimits.Check(settings.Converter.Serialize(value), what);
}
