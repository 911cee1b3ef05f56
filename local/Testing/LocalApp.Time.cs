using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Queues;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Testing;

/// <content>Waiting until nothing more happens, and moving the clock.</content>
public sealed partial class LocalApp
{
    // How long a queue's listener is given to take the message that was seen waiting for it.
    private static readonly TimeSpan ListenerTime = TimeSpan.FromMilliseconds(5);

    private WorkTracker Work => Services.GetRequiredService<WorkTracker>();

    private VirtualTime Time => new(Options.Clock, RestAsync);

    /// <summary>
    /// Returns when nothing more can happen before the clock moves or somebody calls: no function runs, no orchestration can
    /// go on, and no queue has a message for a function. Messages that are hidden for a while are not waited for.
    /// </summary>
    /// <exception cref="TimeoutException">That takes longer than <see cref="LocalAppOptions.Patience"/>; the message says what holds it up.</exception>
    public Task SettleAsync(CancellationToken cancellationToken = default) => Time.SettleAsync(cancellationToken);

    /// <summary>
    /// Moves the clock, stopping at everything that becomes due on the way until its consequences have settled, and returns
    /// when the clock has moved that far and nothing more happens.
    /// </summary>
    /// <exception cref="InvalidOperationException">The app runs on the system's clock.</exception>
    /// <exception cref="TimeoutException">Something does not settle, as in <see cref="SettleAsync"/>.</exception>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) => AdvanceToAsync(Clock.GetUtcNow() + by, cancellationToken);

    /// <inheritdoc cref="AdvanceAsync"/>
    public Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellationToken = default) => Time.AdvanceToAsync(instant, cancellationToken);

    /// <summary>Moves the clock, due thing by due thing, until an instance has ended.</summary>
    /// <returns>The instance, with its input and output.</returns>
    /// <exception cref="TimeoutException">It has not ended within this span of the clock.</exception>
    public Task<OrchestrationMetadata> RunToEndAsync(string instanceId, TimeSpan within, CancellationToken cancellationToken = default) =>
        Time.RunToEndAsync(Durable, instanceId, within, cancellationToken);

    /// <summary>Counts what the app asks of its storage while an action runs and until nothing more happens.</summary>
    public async Task<StorageRequests> CountRequestsAsync(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        await SettleAsync();
        return await StorageRequests.CountAsync(Storage, async () =>
        {
            await action();
            await SettleAsync();
        });
    }

    private async Task RestAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Options.Patience);
        try
        {
            while (!await IsSettledAsync(patience.Token))
            {
                await Task.Delay(ListenerTime, patience.Token);
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The app has not settled within {Options.Patience}. {await DescribeWorkAsync(cancellationToken)}", late);
        }
    }

    // New work comes only from work that runs, from the hub, or from a waiting message. If none of these was there at both
    // ends of the look and none began in between, there is none.
    private async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        await Hub.WhenIdleAsync(cancellationToken);
        await Work.WhenIdleAsync().WaitAsync(cancellationToken);
        (long started, int running) = Work.Snapshot();
        if (running > 0 || !Hub.IsIdle || await WaitingQueueAsync(cancellationToken) is not null)
        {
            return false;
        }

        return Hub.IsIdle && Work.Snapshot() == (started, 0);
    }

    private async Task<string?> WaitingQueueAsync(CancellationToken cancellationToken)
    {
        foreach (QueueListener queue in Services.GetRequiredService<TriggerListeners>().Queues)
        {
            if (await queue.HasVisibleMessageAsync(cancellationToken))
            {
                return queue.QueueName;
            }
        }

        return null;
    }

    private async Task<string> DescribeWorkAsync(CancellationToken cancellationToken)
    {
        string waiting = await WaitingQueueAsync(cancellationToken) is { } queue ? $" A message waits in queue '{queue}'." : "";
        return $"Functions that run: {Work.Running}.{waiting} {(Hub.IsIdle ? "The task hub is at rest." : await Hub.DescribeOpenCallsAsync(cancellationToken))}";
    }
}
