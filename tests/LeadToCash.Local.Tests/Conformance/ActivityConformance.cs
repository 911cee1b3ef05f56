using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class ActivityConformance(StorageFixture storage) : ConformanceSuite(storage)
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
    }
}

public sealed class ActivitiesInMemory(MemoryStorage storage) : ActivityConformance(storage), IClassFixture<MemoryStorage>;
