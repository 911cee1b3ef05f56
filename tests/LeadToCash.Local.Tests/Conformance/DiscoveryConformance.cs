using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>How orchestrators and activities are registered, found and made.</summary>
public abstract class DiscoveryConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task ClassesAndServices_AreResolvedPerCall()
    {
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks.AddActivity<Greet>().AddOrchestrator<GreetAll>(),
            services => services.AddScoped<Greeting>());

        OrchestrationMetadata done = await RunAsync(host, nameof(GreetAll), new[] { "Ada", "Grace" });

        Assert.Equal(["Hello 1 Ada", "Hello 1 Grace"], done.ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Names_AreFoundWithoutRegardToCase()
    {
        await using DurableTaskTestHost host = await StartAsync(Echo);

        OrchestrationMetadata done = await RunAsync(host, "echotwice", "x");

        Assert.Equal("x", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Names_OfAttributesAndObjects_AreUsed()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestrator<Renamed>()
            .AddOrchestrator("ByObject", new Renamed())
            .AddActivity("Tell", new Tell("object"))
            .AddActivity("TellToo", _ => new Tell("factory")));

        Assert.Equal("factory TellToo", (await RunAsync(host, "other-name", "TellToo")).ReadOutputAs<string>());
        Assert.Equal("object Tell", (await RunAsync(host, "ByObject", "Tell")).ReadOutputAs<string>());
        Assert.Equal("OrchestratorTaskNotFound", (await RunAsync(host, nameof(Renamed))).FailureDetails!.ErrorType);
    }

    [Fact]
    public void Registry_RefusesWhatCannotWork()
    {
        DurableTaskRegistry tasks = new();
        tasks.AddActivityFunc("Once", _ => { }).AddOrchestratorFunc("Once", _ => { });

        Assert.Throws<ArgumentException>(() => tasks.AddActivityFunc("once", _ => { }));
        Assert.Throws<ArgumentException>(() => tasks.AddOrchestratorFunc("ONCE", _ => { }));
        Assert.Throws<ArgumentException>(() => tasks.AddActivity<TaskActivity<int, int>>("Abstract"));
        Assert.Throws<ArgumentException>(() => tasks.AddOrchestrator("Wrong", typeof(Tell)));
        Assert.Throws<ArgumentNullException>(() => tasks.AddActivity("Null", (ITaskActivity)null!));
        Assert.Equal(["Once"], tasks.GetActivities().Select(task => task.Key.Name));
        Assert.Equal(["Once"], tasks.GetOrchestrators().Select(task => task.Key.Name));
    }

    [Fact]
    public async Task Activity_WhoseServiceIsMissing_FailsTheCallAndNothingElse()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddActivity<Greet>().AddOrchestrator<GreetAll>());

        OrchestrationMetadata done = await RunAsync(host, nameof(GreetAll), new[] { "Ada" });

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains(nameof(Greeting), done.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }

    private static void Echo(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Echo", (_, text) => text)
        .AddOrchestratorFunc<string, string>("EchoTwice", async (context, text) =>
            await context.CallActivityAsync<string>("Echo", await context.CallActivityAsync<string>("Echo", text)));

    private sealed class Greeting
    {
        public int Uses { get; set; }
    }

    private sealed class Greet(Greeting greeting) : TaskActivity<string, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, string input) => Task.FromResult($"Hello {++greeting.Uses} {input}");
    }

    private sealed class GreetAll : TaskOrchestrator<string[], string[]>
    {
        public override async Task<string[]> RunAsync(TaskOrchestrationContext context, string[] input) =>
            await Task.WhenAll(input.Select(name => context.CallActivityAsync<string>(nameof(Greet), name)));
    }

    [DurableTask("other-name")]
    private sealed class Renamed : TaskOrchestrator<string, string>
    {
        public override async Task<string> RunAsync(TaskOrchestrationContext context, string input) => await context.CallActivityAsync<string>(input);
    }

    private sealed class Tell(string origin) : TaskActivity<object?, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, object? input) => Task.FromResult($"{origin} {context.Name}");
    }
}
