using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Testing;

/// <summary>
/// Virtual time, faults and recordings for a <see cref="DurableTaskTestHost"/>. Time is moved on the <see cref="ManualClock"/> that its services
/// hold as their <see cref="TimeProvider"/>.
/// </summary>
public static class DurableTaskTestHostExtensions
{
    extension(DurableTaskTestHost host)
    {
        /// <summary>What goes wrong in this host.</summary>
        public Faults Faults => host.Hub.Faults();
    }

    /// <summary>
    /// Moves the clock forward and runs everything that becomes due on the way, each thing at its own time; returns when nothing more can happen.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host's <see cref="TimeProvider"/> is not a <see cref="ManualClock"/>.</exception>
    /// <exception cref="TimeoutException">Something runs for more than two minutes of real time.</exception>
    public static Task AdvanceAsync(this DurableTaskTestHost host, TimeSpan by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.AdvanceToAsync(host.Services.GetRequiredService<TimeProvider>().GetUtcNow() + by, cancellationToken);
    }

    /// <inheritdoc cref="AdvanceAsync"/>
    public static Task AdvanceToAsync(this DurableTaskTestHost host, DateTimeOffset instant, CancellationToken cancellationToken = default) =>
        TimeOf(host, OpenCalls.DefaultPatience).AdvanceToAsync(instant, cancellationToken);

    /// <summary>Moves the clock, due thing by due thing, until an instance has ended.</summary>
    /// <returns>The instance, with its input and output.</returns>
    /// <exception cref="TimeoutException">It has not ended within this span of the clock.</exception>
    public static Task<OrchestrationMetadata> RunToEndAsync(
        this DurableTaskTestHost host, string instanceId, TimeSpan within, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return TimeOf(host, OpenCalls.DefaultPatience).RunToEndAsync(host.Client, instanceId, within, cancellationToken);
    }

    /// <summary>Returns when nothing more can happen at the present time.</summary>
    /// <exception cref="TimeoutException">Something runs for more than two minutes of real time.</exception>
    public static Task WhenIdleAsync(this DurableTaskTestHost host, CancellationToken cancellationToken = default) =>
        host.WhenIdleAsync(OpenCalls.DefaultPatience, cancellationToken);

    /// <summary>Returns when nothing more can happen at the present time.</summary>
    /// <param name="host">The host.</param>
    /// <param name="patience">How long something may run, in real time.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TimeoutException">Something runs for longer; the message names the activity and its instance.</exception>
    public static Task WhenIdleAsync(this DurableTaskTestHost host, TimeSpan patience, CancellationToken cancellationToken = default) =>
        TimeOf(host, patience).SettleAsync(cancellationToken);

    /// <summary>Counts what the host's task hub asks of its storage while an action runs and until nothing more happens.</summary>
    public static async Task<StorageRequests> CountRequestsAsync(this DurableTaskTestHost host, Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        await host.WhenIdleAsync();
        using RequestCounter counter = new(host.Hub.StorageUri);
        await action();
        await host.WhenIdleAsync();
        return counter.Take().Where(table => table.StartsWith(host.Hub.Options.HubName, StringComparison.Ordinal));
    }

    /// <summary>The history of an instance as it is committed now.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public static Task<HistoryRecording> RecordHistoryAsync(this DurableTaskTestHost host, string instanceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return HistoryRecording.OfAsync(host.Hub, instanceId, cancellationToken);
    }

    /// <summary>Stops the host as a crash does: nothing is finished, nothing is given back. Another host on the same storage takes over.</summary>
    public static Task CrashAsync(this DurableTaskTestHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Hub.AbandonAsync();
    }

    internal static Faults Faults(this TaskHub hub) => new(hub.Options.Faults as FaultInjection ?? Install(hub));

    private static FaultInjection Install(TaskHub hub)
    {
        FaultInjection injection = new(hub.Time, hub.Options.Converter);
        hub.Options.Faults = injection;
        return injection;
    }

    private static VirtualTime TimeOf(DurableTaskTestHost host, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new VirtualTime(host.Services.GetRequiredService<TimeProvider>() as ManualClock, cancellation => host.Hub.RestAsync(patience, cancellation));
    }
}
