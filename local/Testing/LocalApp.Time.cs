using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Testing;

/// <content>Waiting until nothing more happens, and moving the clock.</content>
public sealed partial class LocalApp
{
    // How long a queue's listener is given to take the message that was seen waiting for it.
    private static readonly TimeSpan ListenerTime = TimeSpan.FromMilliseconds(5);

    private WorkTracker Work => Services.GetRequiredService<WorkTracker>();

    /// <summary>
    /// Returns when nothing more can happen before the clock moves or somebody calls: no function runs, no orchestration can
    /// go on, and no queue has a message for a function. Messages that are hidden for a while are not waited for.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken = default)
    {
        while (!await IsSettledAsync(cancellationToken))
        {
            await Task.Delay(ListenerTime, cancellationToken);
        }
    }

    /// <summary>
    /// Moves the clock, stopping at everything that becomes due on the way until its consequences have settled, and returns
    /// when the clock has moved that far and nothing more happens.
    /// </summary>
    /// <exception cref="InvalidOperationException">The app runs on the system's clock.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        DateTimeOffset target = Clock.GetUtcNow() + by;
        await SettleAsync(cancellationToken);
        while (Clock.NextTimerAt is { } due && due <= target)
        {
            Clock.AdvanceTo(due);
            await SettleAsync(cancellationToken);
        }

        Clock.AdvanceTo(target);
        await SettleAsync(cancellationToken);
    }

    // New work comes only from work that runs, from the hub, or from a waiting message. If none of these was there at both
    // ends of the look and none began in between, there is none.
    private async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        await Hub.WhenIdleAsync(cancellationToken);
        await Work.WhenIdleAsync().WaitAsync(cancellationToken);
        (long started, int running) = Work.Snapshot();
        if (running > 0 || !Hub.IsIdle || await HasWaitingMessageAsync(cancellationToken))
        {
            return false;
        }

        return Hub.IsIdle && Work.Snapshot() == (started, 0);
    }

    private async Task<bool> HasWaitingMessageAsync(CancellationToken cancellationToken)
    {
        foreach (QueueListener queue in Services.GetRequiredService<TriggerListeners>().Queues)
        {
            if (await queue.HasVisibleMessageAsync(cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
