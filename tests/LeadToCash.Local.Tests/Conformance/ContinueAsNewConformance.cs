using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class ContinueAsNewConformance(StorageFixture storage) : ConformanceSuite(storage)
{
    [Fact]
    public async Task ContinueAsNew_PassesItsInputOn_OverManyGenerations()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Next", (_, n) => n + 1)
            .AddOrchestratorFunc<int, int>("Count", async (context, n) =>
            {
                if (n < 100)
                {
                    context.ContinueAsNew(await context.CallActivityAsync<int>("Next", n));
                }

                return n;
            }));

        OrchestrationMetadata done = await RunAsync(host, "Count", 0);

        Assert.Equal(100, done.ReadOutputAs<int>());
        Assert.Equal(100, done.ReadInputAs<int>());
    }

    [Fact]
    public async Task ContinueAsNew_WithoutAnyAwait_GoesOnAsWell()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Spin", (context, n) =>
        {
            if (n < 1_000)
            {
                context.ContinueAsNew(n + 1);
            }

            return n;
        }));

        Assert.Equal(1_000, (await RunAsync(host, "Spin", 0)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true, "a b c")]
    [InlineData(false, "a")]
    public async Task ContinueAsNew_KeepsEventsThatNobodyTook_UnlessToldNotTo(bool preserve, string expected)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<string, string>("Collect", async (context, soFar) =>
        {
            if (soFar is null)
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            }

            try
            {
                string? next = await context.WaitForExternalEvent<string>("e", TimeSpan.FromHours(1));
                context.ContinueAsNew($"{soFar} {next}".Trim(), preserve);
                return soFar;
            }
            catch (OperationCanceledException)
            {
                return soFar;
            }
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Collect", Timeout);
        foreach (string payload in new[] { "a", "b", "c" })
        {
            await host.Client.RaiseEventAsync(id, "e", payload, Timeout);
        }

        await host.AdvanceAsync(TimeSpan.FromHours(3), Timeout);

        Assert.Equal(expected, (await host.Client.GetInstanceAsync(id, true, Timeout))!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task ContinueAsNew_MayChangeTheVersion_AndGivesNewIds()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<Guid[], string>("Upgrade", (context, ids) =>
        {
            if (ids is null)
            {
                context.ContinueAsNew(new ContinueAsNewOptions { NewInput = new[] { context.NewGuid(), context.NewGuid() }, NewVersion = "2" });
                return "";
            }

            return $"{context.Version} {ids.Append(context.NewGuid()).Distinct().Count()}";
        }));

        Assert.Equal("2 3", (await RunAsync(host, "Upgrade")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task ContinueAsNew_LeavesNoRowsOfEarlierGenerations()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Bulky", (_, n) => new string((char)('a' + n), 20_000))
            .AddOrchestratorFunc<int, int>("Long", async (context, n) =>
            {
                await context.CallActivityAsync<string>("Bulky", n);
                await context.CallActivityAsync<string>("Bulky", n);
                if (n < 9)
                {
                    context.ContinueAsNew(n + 1);
                    return 0;
                }

                await context.WaitForExternalEvent<string>("go");
                return n;
            }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Long", Timeout);
        await host.WhenIdleAsync(Timeout);

        Assert.InRange(await RowsOfAsync(id), 2, 4);
        await host.Client.RaiseEventAsync(id, "go", null, Timeout);
        await host.Client.WaitForInstanceCompletionAsync(id, Timeout);
        await host.Client.PurgeInstanceAsync(id, Timeout);
        Assert.Equal(0, await RowsOfAsync(id));
    }
}

public sealed class ContinueAsNewInMemory(MemoryStorage storage) : ContinueAsNewConformance(storage), IClassFixture<MemoryStorage>;

public sealed class ContinueAsNewInFile(FileStorage storage) : ContinueAsNewConformance(storage), IClassFixture<FileStorage>;

public sealed class ContinueAsNewOnAzurite(AzuriteStorage storage) : ContinueAsNewConformance(storage), IClassFixture<AzuriteStorage>;
