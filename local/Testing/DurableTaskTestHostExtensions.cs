using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Testing;

/// <summary>Virtual time for a <see cref="DurableTaskTestHost"/> whose services hold a <see cref="ManualClock"/> as their <see cref="TimeProvider"/>.</summary>
public static class DurableTaskTestHostExtensions
{
    /// <summary>
    /// Moves the clock forward and runs everything that becomes due on the way, each thing at its own time; returns when nothing more can happen.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host's <see cref="TimeProvider"/> is not a <see cref="ManualClock"/>.</exception>
    public static Task AdvanceAsync(this DurableTaskTestHost host, TimeSpan by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ManualClock clock = host.Services.GetRequiredService<TimeProvider>() as ManualClock
            ?? throw new InvalidOperationException("Time is moved by hand only on a ManualClock: register one as the TimeProvider in ConfigureServices.");
        return host.Hub.AdvanceAsync(clock, by, cancellationToken);
    }

    /// <summary>Returns when nothing more can happen at the present time.</summary>
    public static Task WhenIdleAsync(this DurableTaskTestHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Hub.WhenIdleAsync(cancellationToken);
    }

    /// <summary>Stops the host as a crash does: nothing is finished, nothing is given back. Another host on the same storage takes over.</summary>
    public static Task CrashAsync(this DurableTaskTestHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Hub.AbandonAsync();
    }
}
