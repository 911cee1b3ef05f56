using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>What an orchestrator is told of itself, the same on every replay.</summary>
public abstract class ContextConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task NewGuid_IsUnique_AndTheSameOnReplay()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<Guid, Guid>("Echo", (_, id) => id)
            .AddOrchestratorFunc("Ids", async context =>
            {
                Guid first = context.NewGuid();
                Guid second = context.NewGuid();
                Guid echoed = await context.CallActivityAsync<Guid>("Echo", second);
                Guid third = context.NewGuid();
                Guid echoedToo = await context.CallActivityAsync<Guid>("Echo", third);
                return new[] { first, second, third }.Distinct().Count() == 3 && echoed == second && echoedToo == third;
            }));

        Assert.True((await RunAsync(host, "Ids")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task CurrentUtcDateTime_StandsStillInAnEpisode_AndIsTheSameOnReplay()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<DateTime, DateTime>("Echo", (_, time) => time)
            .AddOrchestratorFunc("Times", async context =>
            {
                DateTime first = context.CurrentUtcDateTime;
                bool stands = first == context.CurrentUtcDateTime && first.Kind == DateTimeKind.Utc;
                DateTime echoed = await context.CallActivityAsync<DateTime>("Echo", first);
                await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
                return stands && echoed == first && context.CurrentUtcDateTime >= first.AddSeconds(1);
            }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Times", Timeout);

        await AdvanceAsync(host, TimeSpan.FromSeconds(1));

        Assert.True((await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Context_KnowsNameIdParentAndInput()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Tell", context => $"{context.Name} {context.InstanceId}")
            .AddOrchestratorFunc<int, string[]>("Know", async (context, input) =>
            [
                context.Name, context.InstanceId, context.Version, $"{context.Parent}", $"{input + context.GetInput<int>()}", await context.CallActivityAsync<string>("Tell"),
            ]));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Know", 4, new StartOrchestrationOptions("me"), Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync("me", true, Timeout);

        string? noVersion = RuntimeFeatures.IsSdk ? null : "";
        Assert.Equal<IEnumerable<string?>>(["Know", "me", noVersion, "", "8", "Tell me"], done.ReadOutputAs<string?[]>()!);
    }

    [Fact]
    public async Task ReplaySafeLogger_WritesEachLineOnce()
    {
        using Lines lines = new();
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks
                .AddActivityFunc("Step", _ => { })
                .AddOrchestratorFunc("Logged", async context =>
                {
                    ILogger logger = context.CreateReplaySafeLogger("Orchestrator");
                    for (int i = 0; i < 3; i++)
                    {
                        logger.LogInformation("step {Number}", i);
                        await context.CallActivityAsync("Step");
                    }
                }),
            services => services.AddLogging(logging => logging.AddProvider(lines)));

        await RunAsync(host, "Logged");

        Assert.Equal(["step 0", "step 1", "step 2"], lines.Of("Orchestrator"));
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Line)> _lines = new();

        public IEnumerable<string> Of(string category) => _lines.Where(line => line.Category == category).Select(line => line.Line);

        public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

        public void Dispose() => _lines.Clear();

        private sealed class Logger(ConcurrentQueue<(string Category, string Line)> lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, formatter(state, exception)));
        }
    }
}
