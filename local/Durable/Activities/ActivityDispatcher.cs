using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>Runs activities and reports how they ended. Only committed calls come here; a crash makes them come again.</summary>
internal sealed class ActivityDispatcher(
    DurableTaskRegistry registry, IServiceProvider services, TaskHubOptions options, WorkCounter work, ILogger logger)
{
    private readonly WorkLimiter _limiter = new(options.MaxConcurrentActivities);
    private readonly IExceptionPropertiesProvider? _exceptionProperties = services.GetService<IExceptionPropertiesProvider>();

    /// <summary>Once set, no further activity begins; those that did not are still open in storage.</summary>
    internal bool IsClosed { get; set; }

    /// <param name="execution">The calling execution.</param>
    /// <param name="call">The call.</param>
    /// <param name="report">Takes the outcome.</param>
    internal void Dispatch(Execution execution, TaskScheduled call, Action<InstanceMessage.ActivityEnded> report)
    {
        work.Add();
        _limiter.Run(async () =>
        {
            if (!IsClosed)
            {
                InstanceMessage.ActivityEnded ended = await RunAsync(execution, call);
                options.AtCommitPoint(CommitPoint.ActivityRun);
                report(ended);
            }

            work.Done();
        });
    }

    private async Task<InstanceMessage.ActivityEnded> RunAsync(Execution execution, TaskScheduled call)
    {
        long start = Stopwatch.GetTimestamp();
        HistoryEvent outcome;
        if (registry.Activities.Find(call.Name, new TaskVersion(call.Version)) is not { } factory)
        {
            outcome = new TaskFailed(call.Id, EngineErrors.UnknownActivity(call.Name, registry.Activities.Names), Final: true);
        }
        else
        {
            outcome = await InvokeAsync(execution, call, factory);
        }

        return new InstanceMessage.ActivityEnded(execution.ExecutionId, call.Name, outcome, Stopwatch.GetElapsedTime(start));
    }

    private async Task<HistoryEvent> InvokeAsync(Execution execution, TaskScheduled call, Func<IServiceProvider, ITaskActivity> factory)
    {
        try
        {
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            ITaskActivity activity = factory(scope.ServiceProvider);
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

    private sealed class ActivityCallContext(string name, string instanceId, string version) : TaskActivityContext
    {
        public override TaskName Name => name;

        public override string InstanceId => instanceId;

        public override string Version => version;
    }
}
