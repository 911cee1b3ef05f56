using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>Versions: which one an orchestration and its calls get, how they compare, and which a worker runs.</summary>
public abstract class VersionConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task Versions_DefaultAndExplicit_AreSeenByTheOrchestrator()
    {
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks.AddOrchestratorFunc("Version", context => $"{context.Version} {Math.Sign(context.CompareVersionTo("2.0"))}"),
            services => services.Configure<DurableTaskClientOptions>(options => options.DefaultVersion = "1.9"));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Version", new StartOrchestrationOptions("new") { Version = "2.10" }, Timeout);

        Assert.Equal("1.9 -1", (await RunAsync(host, "Version")).ReadOutputAs<string>());
        Assert.Equal("2.10 1", (await host.Client.WaitForInstanceCompletionAsync("new", true, Timeout)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionFailureStrategy.Fail, Status.Failed)]
    [InlineData(DurableTaskWorkerOptions.VersionFailureStrategy.Reject, Status.Pending)]
    public async Task Versions_NewerThanTheWorker_AreFailedOrLeftAlone(DurableTaskWorkerOptions.VersionFailureStrategy strategy, Status expected)
    {
        await using DurableTaskTestHost host = await StartAsync(Simple, services => services.Configure<DurableTaskWorkerOptions>(options => options.Versioning = new()
        {
            Version = "1.0",
            MatchStrategy = DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder,
            FailureStrategy = strategy,
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", new StartOrchestrationOptions("newer") { Version = "1.1" }, Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Now", new StartOrchestrationOptions("older") { Version = "0.9" }, Timeout);
        await SettleAsync(host);

        Assert.Equal(expected, (await host.Client.GetInstanceAsync("newer", Timeout))!.RuntimeStatus);
        Assert.Equal(Status.Completed, (await host.Client.GetInstanceAsync("older", Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task Versions_RegisteredSideBySide_AreChosenByTheInstance()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object, string>("Price", new TaskVersion("1"), (_, _) => Task.FromResult("old"))
            .AddOrchestratorFunc<object, string>("Price", new TaskVersion("2"), (_, _) => Task.FromResult("new")));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Price", new StartOrchestrationOptions("one") { Version = "1" }, Timeout);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Price", new StartOrchestrationOptions("two") { Version = "2" }, Timeout);

        Assert.Equal("old", (await host.Client.WaitForInstanceCompletionAsync("one", true, Timeout)).ReadOutputAs<string>());
        Assert.Equal("new", (await host.Client.WaitForInstanceCompletionAsync("two", true, Timeout)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData("1.2", "1.10", -1)]
    [InlineData("2.0", "2.0", 0)]
    [InlineData("3", "2", 1)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("beta", "ALPHA", 1)]
    public async Task CompareVersionTo_OrdersVersions(string version, string other, int expected)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<string, int>(
            "Compare", (context, input) => Math.Sign(context.CompareVersionTo(input!))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Compare", other, new StartOrchestrationOptions { Version = version }, Timeout);

        Assert.Equal(expected, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.None, "0.1", "0.2", Status.Completed)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "0.1", "0.1", Status.Completed)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "0.2", "0.1", Status.Failed)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "0.3", "0.2", Status.Completed)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "0.1", "0.2", Status.Failed)]
    public async Task Worker_RunsTheVersionsOfItsStrategy(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy, string workerVersion, string version, Status expected)
    {
        await using DurableTaskTestHost host = await StartAsync(Simple, services =>
        {
            services.Configure<DurableTaskClientOptions>(options => options.DefaultVersion = version);
            services.Configure<DurableTaskWorkerOptions>(options => options.Versioning = new()
            {
                Version = workerVersion,
                MatchStrategy = strategy,
                FailureStrategy = DurableTaskWorkerOptions.VersionFailureStrategy.Fail,
            });
        });

        OrchestrationMetadata done = await RunAsync(host, "Now");

        Assert.Equal(expected, done.RuntimeStatus);
        Assert.Equal(expected == Status.Failed ? "VersionMismatch" : null, done.FailureDetails?.ErrorType);
    }

    [Theory]
    [InlineData(null, "0.1")]
    [InlineData("0.2", "0.2")]
    [InlineData("", "")]
    public async Task Child_GetsTheWorkersDefaultVersion_UnlessItsCallNamesOne(string? named, string expected)
    {
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Child", context => context.Version)
                .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>(
                    "Child", null, named is null ? null : new SubOrchestrationOptions { Version = named })),
            services => services.Configure<DurableTaskWorkerOptions>(options => options.Versioning = new() { DefaultVersion = "0.1" }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", null, new StartOrchestrationOptions { Version = "9.9" }, Timeout);

        Assert.Equal(expected, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(null, "2")]
    [InlineData("1", "1")]
    public async Task Activity_IsThatOfTheOrchestrationsVersion_UnlessItsCallNamesOne(string? named, string expected)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<object, string>("Tell", new TaskVersion("1"), (context, _) => Task.FromResult(context.Version))
            .AddActivityFunc<object, string>("Tell", new TaskVersion("2"), (context, _) => Task.FromResult(context.Version))
            .AddOrchestratorFunc("Ask", context => context.CallActivityAsync<string?>("Tell", null, named is null ? null : new TaskOptions { Version = named })));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Ask", null, new StartOrchestrationOptions { Version = "2" }, Timeout);

        Assert.Equal(expected, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
    }

    private static void Simple(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Now", context => context.CurrentUtcDateTime);
}
