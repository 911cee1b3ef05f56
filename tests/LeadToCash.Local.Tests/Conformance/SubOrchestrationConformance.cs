using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class SubOrchestrationConformance(StorageFixture storage) : ConformanceSuite(storage)
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
                "Child", null, new SubOrchestrationOptions(new RetryPolicy(5, TimeSpan.FromMinutes(1)), "retried-child"))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);

        await host.AdvanceAsync(TimeSpan.FromMinutes(2), Timeout);

        Assert.Equal("third time", (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<string>());
    }

    [Fact]
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

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Child_OfATerminatedParent_EndsOnlyWhenAskedTo(bool recursive, OrchestrationRuntimeStatus expected)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Leaf", context => context.WaitForExternalEvent<string>("never"))
            .AddOrchestratorFunc("Middle", context => context.CallSubOrchestratorAsync("Leaf", null, new SubOrchestrationOptions(instanceId: "leaf")))
            .AddOrchestratorFunc("Top", context => context.CallSubOrchestratorAsync("Middle", null, new SubOrchestrationOptions(instanceId: "middle"))));
        string top = await host.Client.ScheduleNewOrchestrationInstanceAsync("Top", Timeout);
        await host.WhenIdleAsync(Timeout);

        await host.Client.TerminateInstanceAsync(top, new TerminateInstanceOptions("stop", recursive), Timeout);
        await host.WhenIdleAsync(Timeout);

        OrchestrationMetadata? ended = await host.Client.GetInstanceAsync(top, true, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended!.RuntimeStatus);
        Assert.Equal("stop", ended.ReadOutputAs<string>());
        Assert.Equal(expected, (await host.Client.GetInstanceAsync("middle", Timeout))!.RuntimeStatus);
        Assert.Equal(expected, (await host.Client.GetInstanceAsync("leaf", Timeout))!.RuntimeStatus);
    }

    [Fact]
    public async Task Child_ThatIsTerminated_FailsTheCall()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("never"))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Wait", null, new SubOrchestrationOptions(instanceId: "stopped-child"))));
        string parent = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);
        await host.WhenIdleAsync(Timeout);

        await host.Client.TerminateInstanceAsync("stopped-child", Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(parent, Timeout);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("stopped-child", done.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }
}

public sealed class SubOrchestrationsInMemory(MemoryStorage storage) : SubOrchestrationConformance(storage), IClassFixture<MemoryStorage>;

public sealed class SubOrchestrationsInFile(FileStorage storage) : SubOrchestrationConformance(storage), IClassFixture<FileStorage>;

public sealed class SubOrchestrationsOnAzurite(AzuriteStorage storage) : SubOrchestrationConformance(storage), IClassFixture<AzuriteStorage>;
