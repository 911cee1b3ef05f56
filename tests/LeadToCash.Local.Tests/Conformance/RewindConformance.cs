using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>Rewinding a failed instance: what failed runs again, what succeeded before stays.</summary>
public abstract class RewindConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    private readonly ConcurrentQueue<string> _calls = new();
    private volatile bool _broken = true;

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_RunsOnlyTheFailedActivityAgain()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc<string, string[]>("Chain", async (context, input) =>
                [await context.CallActivityAsync<string>("Good", input), await context.CallActivityAsync<string>("Bad", input)]));

        OrchestrationMetadata done = await FailThenRewindAsync(host, "Chain", "x");

        Assert.Equal(Status.Completed, done.RuntimeStatus);
        Assert.Equal(["Good x", "Bad x"], done.ReadOutputAs<string[]>()!);
        Assert.Null(done.FailureDetails);
        Assert.Equal("x", done.ReadInputAs<string>());
        Assert.Equal(["Good", "Bad", "Bad"], _calls);
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_OfAFanOut_KeepsTheBranchesThatSucceeded()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("FanOut", async context => await Task.WhenAll(
                context.CallActivityAsync<string>("Good", 1), context.CallActivityAsync<string>("Bad", 2), context.CallActivityAsync<string>("Good", 3),
                context.CallActivityAsync<string>("Bad", 4))));

        OrchestrationMetadata done = await FailThenRewindAsync(host, "FanOut");

        Assert.Equal(["Good 1", "Bad 2", "Good 3", "Bad 4"], done.ReadOutputAs<string[]>()!);
        Assert.Equal(2, _calls.Count(call => call == "Good"));
        Assert.Equal(4, _calls.Count(call => call == "Bad"));
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_ForgetsWhatWasDoneBecauseOfTheFailure()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("Careful", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Bad", "x");
                }
                catch (TaskFailedException)
                {
                    context.SendEvent("listener", "failed", 1);
                    await context.CallActivityAsync<string>("Good", "clean-up");
                    throw;
                }
            }));

        OrchestrationMetadata done = await FailThenRewindAsync(host, "Careful");

        Assert.Equal("Bad x", done.ReadOutputAs<string>());
        Assert.Equal(["Bad", "Good", "Bad"], _calls);
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_GivesBackTheAttemptsOfARetryPolicy()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("Retry", context => context.CallActivityAsync<string?>(
                "Bad", "x", TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromMilliseconds(10))))));

        OrchestrationMetadata done = await FailThenRewindAsync(host, "Retry");

        Assert.Equal("Bad x", done.ReadOutputAs<string>());
        Assert.Equal(3, _calls.Count);
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_ReachesFailedChildrenAndTheirChildren()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("Leaf", async context => $"leaf:{await context.CallActivityAsync<string>("Bad", "x")}")
            .AddOrchestratorFunc("Middle", async context => $"middle:{await context.CallSubOrchestratorAsync<string>("Leaf")}")
            .AddOrchestratorFunc("Healthy", async context => $"healthy:{await context.CallActivityAsync<string>("Good", "y")}")
            .AddOrchestratorFunc("Top", async context => await Task.WhenAll(
                context.CallSubOrchestratorAsync<string>("Middle"), context.CallSubOrchestratorAsync<string>("Healthy"))));

        OrchestrationMetadata done = await FailThenRewindAsync(host, "Top");

        Assert.Equal(["middle:leaf:Bad x", "healthy:Good y"], done.ReadOutputAs<string[]>()!);
        Assert.Equal(["Bad", "Bad", "Good"], _calls.Order(StringComparer.Ordinal));
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_MakesPurgedChildrenAnew()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc<string, string>("Child", async (context, input) => $"{context.Version} {await context.CallActivityAsync<string>("Bad", input)}")
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>("Child", "x", new SubOrchestrationOptions(instanceId: "purged-child")
            {
                Version = "1.0",
                Tags = new Dictionary<string, string> { ["level"] = "child" },
            })));
        string id = (await RunAsync(host, "Parent")).InstanceId;
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("purged-child", Timeout)).PurgedInstanceCount);

        _broken = false;
        await host.Client.RewindInstanceAsync(id, "the child is gone", Timeout);

        Assert.Equal("1.0 Bad x", (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
        Assert.Equal("child", (await host.Client.GetInstanceAsync("purged-child", Timeout))!.Tags["level"]);
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_CanBeRepeated_AndKeepsEventsAndIds()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("Wait", async context =>
            {
                Guid id = context.NewGuid();
                context.SetCustomStatus(id);
                string? raised = await context.WaitForExternalEvent<string>("go");
                return $"{id} {raised} {await context.CallActivityAsync<string>("Bad", "x")}";
            }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);
        await host.Client.RaiseEventAsync(id, "go", "kept", Timeout);
        OrchestrationMetadata failed = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);

        await host.Client.RewindInstanceAsync(id, "", Timeout);
        Assert.Equal(Status.Failed, (await host.Client.WaitForInstanceCompletionAsync(id, Timeout)).RuntimeStatus);
        _broken = false;
        await host.Client.RewindInstanceAsync(id, "again", Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal($"{failed.ReadCustomStatusAs<Guid>()} kept Bad x", done.ReadOutputAs<string>());
        Assert.Equal(3, _calls.Count);
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_OfAnOrchestratorThatThrewItself_TriesItsLastStepAgain()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("Throw", async context =>
            {
                string good = await context.CallActivityAsync<string>("Good", "x");
                return _broken ? throw new InvalidOperationException("a bug") : good;
            }));

        OrchestrationMetadata done = await FailThenRewindAsync(host, "Throw");

        Assert.Equal("Good x", done.ReadOutputAs<string>());
        Assert.Equal(["Good"], _calls);
    }

    [ConformanceFact(Sdk = "has no rewind")]
    public async Task Rewind_OfWhatHasNotFailed_IsRefused()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => Work(tasks)
            .AddOrchestratorFunc("Fine", _ => "fine")
            .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("never")));
        string completed = (await RunAsync(host, "Fine")).InstanceId;
        string running = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RewindInstanceAsync(completed, "why", Timeout));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RewindInstanceAsync(running, "why", Timeout));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RewindInstanceAsync("nobody", "why", Timeout));
    }

    private DurableTaskRegistry Work(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<object, string>("Good", (_, input) => Call("Good", input))
        .AddActivityFunc<object, string>("Bad", (_, input) => Call("Bad", input));

    private string Call(string name, object? input)
    {
        _calls.Enqueue(name);
        return name == "Bad" && _broken ? throw new InvalidOperationException("broken") : $"{name} {input}";
    }

    private async Task<OrchestrationMetadata> FailThenRewindAsync(DurableTaskTestHost host, string orchestrator, object? input = null)
    {
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, Timeout);
        await AdvanceAsync(host, TimeSpan.FromSeconds(1));
        Assert.Equal(Status.Failed, (await host.Client.WaitForInstanceCompletionAsync(id, Timeout)).RuntimeStatus);
        _broken = false;
        await host.Client.RewindInstanceAsync(id, "mended", Timeout);
        return await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
    }
}
