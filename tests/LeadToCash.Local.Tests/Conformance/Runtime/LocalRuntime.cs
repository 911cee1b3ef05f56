using Azure.Data.Tables;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>The local runtime on one storage, with a clock that is moved by hand.</summary>
public abstract class LocalRuntime(StorageFixture storage, bool replays) : RuntimeUnderTest
{
    public override TaskHubUnderTest NewHub() => new LocalHub(storage, replays);

    public override Task InitializeAsync() => storage.InitializeAsync();

    public override Task DisposeAsync() => storage.DisposeAsync();

    private sealed class LocalHub(StorageFixture storage, bool replays) : TaskHubUnderTest
    {
        private readonly ManualClock _clock = new();
        private readonly string _name = StorageFixture.UniqueName("hub");

        public override DateTimeOffset Now => _clock.GetUtcNow();

        public override TimeSpan Day => TimeSpan.FromDays(1);

        public override TimeSpan Lateness => TimeSpan.Zero;

        public override Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services) =>
            DurableTaskTestHost.StartAsync(tasks, new DurableTaskTestHostOptions
            {
                ConfigureServices = collection =>
                {
                    collection.AddSingleton<TimeProvider>(_clock);
                    collection.AddSingleton(new TableServiceClient(storage.ConnectionString));
                    collection.AddSingleton(new TaskHubOptions { HubName = _name, ReplaysEveryEpisode = replays });
                    services?.Invoke(collection);
                },
            });

        public override Task AdvanceAsync(DurableTaskTestHost host, TimeSpan by, CancellationToken cancellation) => host.AdvanceAsync(by, cancellation);

        public override Task SettleAsync(DurableTaskTestHost host, CancellationToken cancellation) => host.WhenIdleAsync(cancellation);
    }
}

/// <summary>In memory, with the default of test hosts: each episode replays.</summary>
public sealed class InMemory() : LocalRuntime(new MemoryStorage(), replays: true);

/// <summary>In a file, with the default of the app: instances stay warm.</summary>
public sealed class InFile() : LocalRuntime(new FileStorage(), replays: false);

/// <summary>On Azurite, with the default of the app: instances stay warm.</summary>
public sealed class OnAzurite() : LocalRuntime(new AzuriteStorage(), replays: false)
{
    public override bool IsSlow => true;
}

/// <summary>What this runtime can't do.</summary>
internal static class RuntimeFeatures
{
    /// <summary>Why time can't be made to pass; null when it can.</summary>
    internal static string? WithoutVirtualTime => null;

    /// <summary>Whether the real packages run.</summary>
    internal static bool IsSdk => false;
}
