using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class ActivityConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task Activities_WhenCalledInSequence_PassTheirResultsOn()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, n) => n * 2)
            .AddOrchestratorFunc<int, int>("Chain", async (context, n) =>
            {
                for (int i = 0; i < 5; i++)
                {
                    n = await context.CallActivityAsync<int>("Double", n);
                }

                return n;
            }));

        OrchestrationMetadata done = await RunAsync(host, "Chain", 1);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(32, done.ReadOutputAs<int>());
        Assert.Equal(1, done.ReadInputAs<int>());
    }

    [ConformanceFact(Sdk = "stops at gRPC's 4 MB")]
    public async Task Activities_WhenAThousandRunInParallel_AllReport()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Square", (_, n) => n * n)
            .AddOrchestratorFunc<int, long>("FanOut", async (context, n) =>
            {
                int[] squares = await Task.WhenAll(Enumerable.Range(0, n).Select(i => context.CallActivityAsync<int>("Square", i)));
                return squares.Sum(square => (long)square);
            }));

        OrchestrationMetadata done = await RunAsync(host, "FanOut", 1_000);

        Assert.Equal(332_833_500L, done.ReadOutputAs<long>());
    }
}
