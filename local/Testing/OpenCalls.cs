using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Testing;

/// <summary>What holds a task hub up, for the message about a test that would wait for ever.</summary>
internal static class OpenCalls
{
    private const int Most = 20;

    /// <summary>How long something may run, in real time, before a test gives up.</summary>
    internal static TimeSpan DefaultPatience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Completes when nothing can happen before a timer is due or something comes from outside.</summary>
    /// <exception cref="TimeoutException">Something has not ended in time; the message says what.</exception>
    internal static async Task RestAsync(this TaskHub hub, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await hub.WhenIdleAsync(cancellation).WaitAsync(patience, cancellation);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The task hub has not come to rest within {patience}. {await hub.DescribeOpenCallsAsync(cancellation)}", late);
        }
    }

    /// <summary>A sentence that names the activities that have not ended.</summary>
    internal static async Task<string> DescribeOpenCallsAsync(this TaskHub hub, CancellationToken cancellation)
    {
        List<string> calls = [];
        await foreach (OrchestrationMetadata instance in hub.Client
            .GetAllInstancesAsync(new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Running] })
            .WithCancellation(cancellation))
        {
            if (await hub.ReadInstanceAsync(instance.InstanceId, cancellation) is { } record)
            {
                calls.AddRange(OpenWork.Of(record.History).Activities.Values.Select(call => $"activity '{call.Name}' (#{call.Id}) of instance '{instance.InstanceId}'"));
            }
        }

        return calls.Count == 0
            ? "No activity is out: an orchestrator that blocks its thread holds it up, or storage that does not answer."
            : $"Not ended: {string.Join(", ", calls.Take(Most))}{(calls.Count > Most ? $", and {calls.Count - Most} more" : "")}.";
    }
}
