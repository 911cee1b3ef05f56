using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>The entry points of the SDK's test host as tests use them: no settings, real time, and services of the test's own.</summary>
public sealed class TestHostConformance
{
    private CancellationToken Timeout { get; } = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [Fact]
    public async Task Host_WithoutSettings_ReplaysEachEpisode()
    {
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Look", async context =>
        {
            List<bool> seen = [context.IsReplaying];
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            seen.Add(context.IsReplaying);
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            seen.Add(context.IsReplaying);
            return seen;
        }));

        OrchestrationMetadata done = await RunAsync(host.Client, "Look");

        Assert.Equal([true, true, false], done.ReadOutputAs<bool[]>()!);
    }

    [Fact]
    public async Task Timers_TakeRealTime()
    {
        TimeSpan delay = TimeSpan.FromMilliseconds(300);
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Wait", context => context.CreateTimer(delay, CancellationToken.None)), cancellationToken: Timeout);

        OrchestrationMetadata done = await RunAsync(host.Client, "Wait");

        Assert.True(done.LastUpdatedAt - done.CreatedAt >= delay);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
    }

    [Fact]
    public async Task Event_RacedAgainstATimer_WinsOrNot()
    {
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(tasks => tasks.AddOrchestratorFunc<TimeSpan, string>("Race", async (context, patience) =>
        {
            using CancellationTokenSource end = new();
            Task<string> raised = context.WaitForExternalEvent<string>("e");
            Task timer = context.CreateTimer(patience, end.Token);
            if (await Task.WhenAny(raised, timer) == timer)
            {
                return "timeout";
            }

            end.Cancel();
            return await raised;
        }));
        string slow = await host.Client.ScheduleNewOrchestrationInstanceAsync("Race", TimeSpan.FromMilliseconds(50), Timeout);
        string quick = await host.Client.ScheduleNewOrchestrationInstanceAsync("Race", TimeSpan.FromMinutes(5), Timeout);
        await host.Client.WaitForInstanceStartAsync(quick, Timeout);
        await host.Client.RaiseEventAsync(quick, "e", "event", Timeout);

        Assert.Equal("timeout", (await host.Client.WaitForInstanceCompletionAsync(slow, true, Timeout)).ReadOutputAs<string>());
        Assert.Equal("event", (await host.Client.WaitForInstanceCompletionAsync(quick, true, Timeout)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Services_OfTheTest_AreServed_AndHostedOnesRun()
    {
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks.AddActivity<Greet>().AddOrchestratorFunc<string, string>("Hello", (context, name) => context.CallActivityAsync<string>(nameof(Greet), name)!),
            new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<Greeting>().AddHostedService<Warm>() });

        Assert.Equal("Warm hello to Ada", (await RunAsync(host.Client, "Hello", "Ada")).ReadOutputAs<string>());
        Assert.Same(host.Client, host.Services.GetRequiredService<DurableTaskClient>());
        Assert.NotNull(host.Services.GetService<IConfiguration>());
    }

    [Fact]
    public async Task AnyHost_WithInMemoryDurableTask_RunsOrchestrations()
    {
        using IHost host = new HostBuilder()
            .ConfigureServices(services => services
                .AddSingleton(new Greeting { Word = "Good day" })
                .AddInMemoryDurableTask(
                    tasks => tasks.AddActivity<Greet>().AddOrchestratorFunc<string, string>("Hello", (context, name) => context.CallActivityAsync<string>(nameof(Greet), name)!),
                    new InMemoryDurableTaskOptions { Port = 31234 }))
            .Build();
        DurableTaskClient client = host.Services.GetRequiredService<DurableTaskClient>();
        await host.StartAsync(Timeout);

        Assert.Equal("Good day to Grace", (await RunAsync(client, "Hello", "Grace")).ReadOutputAs<string>());
        await host.StopAsync(Timeout);
    }

    [Fact]
    public async Task Converters_OfWorkerAndClient_AreUsed()
    {
        JsonDataConverter camelCase = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<Person, Person>("Echo", (_, person) => person),
            new DurableTaskTestHostOptions
            {
                ConfigureServices = services =>
                {
                    services.Configure<DurableTaskWorkerOptions>(options => options.DataConverter = camelCase);
                    services.Configure<DurableTaskClientOptions>(options => options.DataConverter = camelCase);
                },
            });

        OrchestrationMetadata done = await RunAsync(host.Client, "Echo", new Person("Ada"));

        Assert.Equal("""{"name":"Ada"}""", done.SerializedInput);
        Assert.Equal("""{"name":"Ada"}""", done.SerializedOutput);
        Assert.Equal(new Person("Ada"), done.ReadOutputAs<Person>());
    }

    [Fact]
    public async Task Concurrency_OfActivities_IsKept()
    {
        int running = 0;
        int most = 0;
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks
                .AddActivityFunc("Work", async _ =>
                {
                    int now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    await Task.Yield();
                    Interlocked.Decrement(ref running);
                })
                .AddOrchestratorFunc("FanOut", context => Task.WhenAll(Enumerable.Range(0, 50).Select(_ => context.CallActivityAsync("Work")))),
            new DurableTaskTestHostOptions
            {
                ConfigureServices = services => services.Configure<DurableTaskWorkerOptions>(options => options.Concurrency.MaximumConcurrentActivityWorkItems = 2),
            });

        await RunAsync(host.Client, "FanOut");

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Hosts_BesideEachOther_DoNotSeeEachOther()
    {
        await using DurableTaskTestHost one = await DurableTaskTestHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Who", _ => "one"));
        await using DurableTaskTestHost two = await DurableTaskTestHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Who", _ => "two"));

        OrchestrationMetadata done = await RunAsync(one.Client, "Who");

        Assert.Equal("one", done.ReadOutputAs<string>());
        Assert.Null(await two.Client.GetInstanceAsync(done.InstanceId, Timeout));
        Assert.Equal("two", (await RunAsync(two.Client, "Who")).ReadOutputAs<string>());
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = most; seen < value; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private async Task<OrchestrationMetadata> RunAsync(DurableTaskClient client, string orchestrator, object? input = null)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, Timeout);
        return await client.WaitForInstanceCompletionAsync(id, true, Timeout);
    }

    private sealed record Person(string Name);

    private sealed class Greeting
    {
        public string Word { get; set; } = "Hello";
    }

    private sealed class Greet(Greeting greeting) : TaskActivity<string, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, string input) => Task.FromResult($"{greeting.Word} to {input}");
    }

    private sealed class Warm(Greeting greeting) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            greeting.Word = "Warm hello";
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
