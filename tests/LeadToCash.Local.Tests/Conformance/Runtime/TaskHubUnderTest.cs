using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>One test's task hub.</summary>
public abstract class TaskHubUnderTest
{
    /// <summary>The present on the hub's clock.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>A day of the tests: 24 hours where the clock is moved by hand, seconds where only real time passes.</summary>
    public abstract TimeSpan Day { get; }

    /// <summary>How late what becomes due may be.</summary>
    public abstract TimeSpan Lateness { get; }

    public abstract Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services);

    /// <summary>Lets time pass, and what becomes due happen.</summary>
    public abstract Task AdvanceAsync(DurableTaskTestHost host, TimeSpan by, CancellationToken cancellation);

    /// <summary>Lets everything happen that can happen now.</summary>
    public abstract Task SettleAsync(DurableTaskTestHost host, CancellationToken cancellation);
}
