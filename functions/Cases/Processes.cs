using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Cases;

/// <summary>Starts processes and tells them what happened. Both are safe to repeat, so that an event may be shown twice.</summary>
public sealed partial class Processes(DurableTaskClient client, ILogger logger)
{
    private static readonly OrchestrationRuntimeStatus[] EveryStatus =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Starts a process under its business key; one that exists, running or ended, is left alone.</summary>
    /// <param name="orchestrator">Name of the orchestrator: <c>nameof(OrderOrchestrator)</c>.</param>
    /// <param name="instanceId">Business key: <c>order-{orderId}</c>.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task StartAsync(string orchestrator, string instanceId, object input, CancellationToken cancellationToken)
    {
        StartOrchestrationOptions options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses(EveryStatus);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The type of "already exists" depends on the runtime behind the client, so its existence is the proof.
            if (await client.GetInstanceAsync(instanceId, cancellationToken) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Tells a running process of an event, named by its type. A process that has ended or never was does not need to know.</summary>
    public async Task RaiseAsync<TEvent>(string instanceId, TEvent @event, CancellationToken cancellationToken)
        where TEvent : class
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(instanceId, cancellationToken);
        if (instance is null || instance.IsCompleted)
        {
            NobodyWaits(logger, typeof(TEvent).Name, instanceId);
            return;
        }

        await client.RaiseEventAsync(instanceId, typeof(TEvent).Name, @event, cancellationToken);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Debug, Message = "{EventName} finds no running process {InstanceId}")]
    private static partial void NobodyWaits(ILogger logger, string eventName, string instanceId);
}
