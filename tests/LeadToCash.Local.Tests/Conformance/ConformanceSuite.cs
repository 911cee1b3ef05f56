using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>
/// What the Durable SDK promises, through its public API only, so that the same tests run on the local runtime over each storage and on the real
/// SDK. What lies behind the API is tested in the folder Durable.
/// </summary>
public abstract class ConformanceSuite(RuntimeUnderTest runtime)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TaskHubUnderTest _hub = runtime.NewHub();

    /// <summary>Gives up waiting when something hangs; no test relies on it otherwise.</summary>
    protected CancellationToken Timeout { get; } = new CancellationTokenSource(Patience).Token;

    protected DateTimeOffset Now => _hub.Now;

    /// <summary>A day, which takes seconds where only real time passes.</summary>
    protected TimeSpan Day => _hub.Day;

    /// <summary>A large number of things; fewer where each of them takes long.</summary>
    protected int Many(int full) => runtime.IsSlow ? full / 10 : full;

    private protected Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services = null) =>
        _hub.StartAsync(tasks, services);

    protected Task AdvanceAsync(DurableTaskTestHost host, TimeSpan by) => _hub.AdvanceAsync(host, by, Timeout);

    protected Task SettleAsync(DurableTaskTestHost host) => _hub.SettleAsync(host, Timeout);

    /// <summary>What was due then happened then, or as much later as the runtime needs.</summary>
    protected void AssertOnTime(DateTimeOffset due, DateTimeOffset happened) => Assert.InRange(happened - due, TimeSpan.Zero, _hub.Lateness);

    protected async Task<OrchestrationMetadata> RunAsync(DurableTaskTestHost host, string orchestrator, object? input = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, Timeout);
        return await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
    }
}
