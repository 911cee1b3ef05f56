using LeadToCash.Local.Durable;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>An orchestrator that blocks its thread would hang for ever in Azure; here its instance fails and says why.</summary>
public sealed class BlockingTests(MemoryStorage storage) : EngineSuite(storage), IClassFixture<MemoryStorage>
{
    [Theory]
    [InlineData("Result")]
    [InlineData("Wait")]
    [InlineData("WaitAll")]
    [InlineData("Foreign")]
    [InlineData("Swallow")]
    public async Task WaitForATask_IsInterruptedAtOnce(string kind)
    {
        // So long that only the immediate interruption can end the block within the test's patience.
        await using DurableTaskTestHost host = await StartAsync(Blocking, services => services.PostConfigureHub(hub => hub.LongestBlock = TimeSpan.FromHours(1)));

        OrchestrationMetadata done = await RunAsync(host, kind);

        AssertBlocked(done, kind);
    }

    [Theory]
    [InlineData("Sleep")]
    [InlineData("Handle")]
    [InlineData("AfterAwait")]
    public async Task AnyOtherBlock_IsInterruptedAfterATime(string kind)
    {
        await using DurableTaskTestHost host = await StartAsync(Blocking, Impatient);

        OrchestrationMetadata done = await RunAsync(host, kind);

        AssertBlocked(done, kind);
    }

    [Fact]
    public async Task Others_GoOn_WhileSomeBlock()
    {
        await using DurableTaskTestHost host = await StartAsync(Blocking, Impatient);
        string[] blocked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Client.ScheduleNewOrchestrationInstanceAsync("AfterAwait", Timeout)));

        OrchestrationMetadata[] healthy = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RunAsync(host, "Healthy")));

        Assert.All(healthy, done => Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus));
        foreach (string id in blocked)
        {
            AssertBlocked(await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout), "AfterAwait");
        }
    }

    [Fact]
    public async Task ShortBlocks_AreLeftAlone()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Short", _ =>
        {
            Thread.Sleep(1);
            return Task.FromResult(5).Result;
        }));

        Assert.Equal(5, (await RunAsync(host, "Short")).ReadOutputAs<int>());
    }

    private static void Impatient(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        services.PostConfigureHub(hub => hub.LongestBlock = TimeSpan.FromMilliseconds(50));

    private static void AssertBlocked(OrchestrationMetadata done, string orchestrator)
    {
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal(typeof(BlockingOrchestrationException).FullName, done.FailureDetails!.ErrorType);
        Assert.Contains($"'{orchestrator}' blocks its thread (instance '{done.InstanceId}')", done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

#pragma warning disable xUnit1031, CA1849, MA0042, MA0045 // blocking is what is tested
    private static void Blocking(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<int, int>("Echo", (_, n) => n)
        .AddOrchestratorFunc("Result", context => context.CallActivityAsync<int>("Echo", 1).Result)
        .AddOrchestratorFunc("Wait", context => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None).Wait())
        .AddOrchestratorFunc("WaitAll", context => Task.WaitAll(context.CallActivityAsync<int>("Echo", 1), context.CallActivityAsync<int>("Echo", 2)))
        .AddOrchestratorFunc("Foreign", _ => Task.Delay(System.Threading.Timeout.InfiniteTimeSpan).GetAwaiter().GetResult())
        .AddOrchestratorFunc("Swallow", context =>
        {
            try
            {
                context.CallActivityAsync<int>("Echo", 1).Wait();
            }
            catch (ThreadInterruptedException)
            {
                // The code would rather not know.
            }
        })
        .AddOrchestratorFunc("Sleep", _ => Thread.Sleep(System.Threading.Timeout.InfiniteTimeSpan))
        .AddOrchestratorFunc("Handle", _ =>
        {
            using ManualResetEvent never = new(initialState: false);
            never.WaitOne();
        })
        .AddOrchestratorFunc("AfterAwait", async context =>
        {
            await context.CallActivityAsync<int>("Echo", 1);
            Thread.Sleep(System.Threading.Timeout.InfiniteTimeSpan);
        })
        .AddOrchestratorFunc("Healthy", context => context.CallActivityAsync<int>("Echo", 1));
#pragma warning restore xUnit1031, CA1849, MA0042, MA0045
}
