using System.Net;
using System.Net.Sockets;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>The real SDK with its in-process sidecar. It knows no other time than the real one. Compiled only with FunctionsRuntime=azure.</summary>
public sealed class RealSdk : RuntimeUnderTest
{
    public override bool IsSlow => true;

    public override TaskHubUnderTest NewHub() => new SdkHub();

    public override Task InitializeAsync() => Task.CompletedTask;

    public override Task DisposeAsync() => Task.CompletedTask;

    private sealed class SdkHub : TaskHubUnderTest
    {
        private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(2);

        public override DateTimeOffset Now => DateTimeOffset.UtcNow;

        public override TimeSpan Day => TimeSpan.FromSeconds(6);

        public override TimeSpan Lateness => Leeway;

        public override Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services) =>
            DurableTaskTestHost.StartAsync(tasks, new DurableTaskTestHostOptions { ConfigureServices = services, Port = FreePort() });

        /// <summary>The host would take one at random, whether it is free or not.</summary>
        private static int FreePort()
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        public override Task AdvanceAsync(DurableTaskTestHost host, TimeSpan by, CancellationToken cancellation) => Task.Delay(by + Leeway, cancellation);

        public override Task SettleAsync(DurableTaskTestHost host, CancellationToken cancellation) => Task.Delay(Leeway, cancellation);
    }
}

/// <summary>What this runtime can't do.</summary>
internal static class RuntimeFeatures
{
    /// <summary>Why time can't be made to pass; null when it can.</summary>
    internal static string? WithoutVirtualTime => "The real SDK knows no other time than the real one.";

    /// <summary>Whether the real packages run.</summary>
    internal static bool IsSdk => true;
}
