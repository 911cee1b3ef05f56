using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>Runs activities and reports how they ended. Only committed calls come here; a crash makes them come again.</summary>
/// <param name="registry">The activities.</param>
/// <param name="services">Serves them, a scope for each call.</param>
/// <param name="options">The hub's settings.</param>
/// <param name="work">Counts the calls that are out.</param>
/// <param name="logger">Where failures are logged.</param>
/// <param name="report">Takes a call's outcome for the instance that made it.</param>
internal sealed class ActivityDispatcher(
    DurableTaskRegistry registry,
    IServiceProvider services,
    TaskHubOptions options,
    WorkCounter work,
    ILogger logger,
    Action<string, InstanceMessage> report)
{
    private readonly WorkLimiter _limiter = new(options.MaxConcurrentActivities);
    private readonly IExceptionPropertiesProvider? _exceptionProperties = services.GetService<IExceptionPropertiesProvider>();

    /// <summary>Once set, no further activity begins; those that did not are still open in storage.</summary>
    internal bool IsClosed { get; set; }

    internal void Dispatch(Execution execution, TaskScheduled call)
    {
        if (options.Faults is { } faults)
        {
            DispatchDisturbed(faults, execution, call);
        }
        else
        {
            DispatchNow(execution, call);
        }
    }

    // Apart, so that an undisturbed call makes no closure.
    private void DispatchDisturbed(IFaultInjection faults, Execution execution, TaskScheduled call) =>
        faults.Dispatch(execution.InstanceId, call, () => DispatchNow(execution, call));

    private void DispatchNow(Execution execution, TaskScheduled call)
    {
        work.Add();
        _limiter.Run(new Call(this, execution, call));
    }

    private async Task RunAsync(Execution execution, TaskScheduled call)
    {
        if (!IsClosed)
        {
            long start = Stopwatch.GetTimestamp();
            HistoryEvent outcome = await OutcomeAsync(execution, call);
            options.AtCommitPoint(CommitPoint.ActivityRun);
            report(
                execution.InstanceId,
                new InstanceMessage.ActivityEnded(execution.ExecutionId, call, outcome, Stopwatch.GetElapsedTime(start), TimeProvider.System.GetUtcNow()));
        }

        work.Done();
        _limiter.Done();
    }

    private async ValueTask<HistoryEvent> OutcomeAsync(Execution execution, TaskScheduled call)
    {
        using Activity? span = DurableSpans.StartActivity(execution, call);
        HistoryEvent outcome = registry.Activities.Find(call.Name, new TaskVersion(call.Version)) is { } factory
            ? await InvokeAsync(execution, call, factory)
            : new TaskFailed(call.Id, EngineErrors.UnknownActivity(call.Name, registry.Activities.Names), Final: true);
        span.Fail(outcome);
        return outcome;
    }

    private async ValueTask<HistoryEvent> InvokeAsync(Execution execution, TaskScheduled call, Func<IServiceProvider, ITaskActivity> factory)
    {
        try
        {
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            ITaskActivity activity = options.Faults?.Create(execution.InstanceId, call, factory, scope.ServiceProvider) ?? factory(scope.ServiceProvider);
            object? input = options.Converter.Deserialize(call.Input, activity.InputType);
            var context = new ActivityCallContext(call.Name, execution.InstanceId, call.Version ?? string.Empty);
            object? result = await activity.RunAsync(context, input);
            return new TaskCompleted(call.Id, PayloadLimits.Check(options.Converter.Serialize(result), $"result of activity '{call.Name}'"));
        }
#pragma warning disable CA1031 // the boundary of user code: whatever it throws is the activity's outcome
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.ActivityFailed(exception, call.Name, execution.InstanceId);
            return new TaskFailed(call.Id, FailureText.Fit(TaskFailureDetails.FromException(exception, _exceptionProperties)), Final: false);
        }
    }

    private sealed class Call(ActivityDispatcher dispatcher, Execution execution, TaskScheduled call) : IThreadPoolWorkItem
    {
        public void Execute() => _ = dispatcher.RunAsync(execution, call);
    }

    private sealed class ActivityCallContext(string name, string instanceId, string version) : TaskActivityContext
    {
        public override TaskName Name => name;

        public override string InstanceId => instanceId;

        public override string Version => version;
    }
}
