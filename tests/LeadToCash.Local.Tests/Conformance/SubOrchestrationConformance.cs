using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class SubOrchestrationConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task Child_ReturnsItsResult_AndKnowsItsParent()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Child", (context, n) => $"{context.Parent!.Name} {context.Parent.InstanceId} {context.InstanceId} {n}")
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>("Child", 5, new SubOrchestrationOptions(instanceId: "the-child"))));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("the-parent"), Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync("the-parent", true, Timeout);

        Assert.Equal("Parent the-parent the-child 5", done.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync("the-child", Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task Children_NestDeeply_AndRunInParallel()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Leaf", (_, n) => n)
            .AddOrchestratorFunc<int, int>("Tree", async (context, depth) => depth == 0
                ? await context.CallActivityAsync<int>("Leaf", 1)
                : (await Task.WhenAll(context.CallSubOrchestratorAsync<int>("Tree", depth - 1), context.CallSubOrchestratorAsync<int>("Tree", depth - 1))).Sum()));

        OrchestrationMetadata done = await RunAsync(host, "Tree", 5);

        Assert.Equal(32, done.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Child_ThatFails_FailsTheCallWithItsReason()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Child", _ => { throw new FormatException("bad child"); })
            .AddOrchestratorFunc("Parent", async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                    return "no failure";
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.TaskName} {failed.FailureDetails.ErrorType} {failed.FailureDetails.ErrorMessage}";
                }
            }));

        OrchestrationMetadata done = await RunAsync(host, "Parent");

        Assert.Equal("Child System.FormatException bad child", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Child_IsRetriedUnderItsOwnId()
    {
        int runs = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Count", _ => Interlocked.Increment(ref runs))
            .AddOrchestratorFunc("Child", async context => await context.CallActivityAsync<int>("Count") < 3 ? throw new TimeoutException() : "third time")
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>(
                "Child", null, new SubOrchestrationOptions(new RetryPolicy(5, Day / 6, maxRetryInterval: Day / 6), "retried-child"))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);

        await AdvanceAsync(host, Day / 3);

        Assert.Equal("third time", (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<string>());
    }

    [ConformanceFact(Sdk = "never answers")]
    public async Task Child_WithAnIdThatIsTaken_FailsTheCall()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("never"))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Wait", null, new SubOrchestrationOptions(instanceId: "taken"))));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("taken"), Timeout);

        OrchestrationMetadata done = await RunAsync(host, "Parent");

        Assert.Equal("OrchestrationAlreadyExists", done.FailureDetails!.InnerFailure!.ErrorType);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync("taken", Timeout))!.RuntimeStatus);
    }

    [ConformanceTheory(Sdk = "ends no children")]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Child_OfATerminatedParent_EndsOnlyWhenAskedTo(bool recursive, OrchestrationRuntimeStatus expected)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Leaf", context => context.WaitForExternalEvent<string>("never"))
            .AddOrchestratorFunc("Middle", context => context.CallSubOrchestratorAsync("Leaf", null, new SubOrchestrationOptions(instanceId: "leaf")))
            .AddOrchestratorFunc("Top", context => context.CallSubOrchestratorAsync("Middle", null, new SubOrchestrationOptions(instanceId: "middle"))));
        string top = await host.Client.ScheduleNewOrchestrationInstanceAsync("Top", Timeout);
        await SettleAsync(host);

        await host.Client.TerminateInstanceAsync(top, new TerminateInstanceOptions("stop", recursive), Timeout);
        await SettleAsync(host);

        OrchestrationMetadata? ended = await host.Client.GetInstanceAsync(top, true, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended!.RuntimeStatus);
        Assert.Equal("stop", ended.ReadOutputAs<string>());
        Assert.Equal(expected, (await host.Client.GetInstanceAsync("middle", Timeout))!.RuntimeStatus);
        Assert.Equal(expected, (await host.Client.GetInstanceAsync("leaf", Timeout))!.RuntimeStatus);
    }

    [ConformanceFact(Sdk = "fails the call with a NullReferenceException")]
    public async Task Child_ThatIsTerminated_FailsTheCall()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("never"))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Wait", null, new SubOrchestrationOptions(instanceId: "stopped-child"))));
        string parent = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);
        await SettleAsync(host);

        await host.Client.TerminateInstanceAsync("stopped-child", Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(parent, true, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("stopped-child", done.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_NestFiftyDeep()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>(
            "Nest", async (context, depth) => depth == 0 ? 0 : 1 + await context.CallSubOrchestratorAsync<int>("Nest", depth - 1)));

        Assert.Equal(50, (await RunAsync(host, "Nest", 50)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Child_WithTagsAndAnId_ShowsThem_AndIsUnknownToOthers()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Child", context => context.Parent!.InstanceId)
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>("Child", new SubOrchestrationOptions(instanceId: "tagged")
            {
                Tags = new Dictionary<string, string> { ["tag1"] = "value1", ["tag2"] = "value2" },
            })));

        OrchestrationMetadata parent = await RunAsync(host, "Parent");
        OrchestrationMetadata? child = await host.Client.GetInstanceAsync("tagged", true, Timeout);

        Assert.Equal(parent.InstanceId, child!.ReadOutputAs<string>());
        Assert.Equal(["value1", "value2"], child.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => tag.Value));
        Assert.Empty(parent.Tags);
    }

    [Fact]
    public async Task Child_OfAnUnknownName_FailsTheCall_AndNamesTheNearest()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("InvoiceOrchestrator", _ => { })
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("InvoiceOrchestratr")));

        TaskFailureDetails failure = (await RunAsync(host, "Parent")).FailureDetails!.InnerFailure!;

        Assert.Equal("OrchestratorTaskNotFound", failure.ErrorType);
        Assert.Contains("InvoiceOrchestratr", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_ThatIsSuspended_HoldsItsParent_UntilItIsResumed()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("go"))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>("Child", new SubOrchestrationOptions(instanceId: "held"))));
        string parent = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);
        await host.Client.WaitForInstanceStartAsync("held", Timeout);
        await host.Client.SuspendInstanceAsync("held", "wait", Timeout);
        await host.Client.RaiseEventAsync("held", "go", "on", Timeout);
        await SettleAsync(host);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(parent, Timeout))!.RuntimeStatus);

        await host.Client.ResumeInstanceAsync("held", "go on", Timeout);

        Assert.Equal("on", (await host.Client.WaitForInstanceCompletionAsync(parent, true, Timeout)).ReadOutputAs<string>());
    }
}
