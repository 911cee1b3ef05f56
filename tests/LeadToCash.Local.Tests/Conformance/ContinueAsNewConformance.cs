using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class ContinueAsNewConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
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

    [ConformanceTheory(Sdk = "loses events beside timers")]
    [InlineData(true, "a b c")]
    [InlineData(false, "a")]
    public async Task ContinueAsNew_KeepsEventsThatNobodyTook_UnlessToldNotTo(bool preserve, string expected)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<string?, string?>("Collect", async (context, soFar) =>
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

        await AdvanceAsync(host, TimeSpan.FromHours(3));

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
    public async Task ContinueAsNew_OverThousandsOfGenerations_KeepsOneInstance()
    {
        int last = Many(10_000);
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Spin", (context, n) =>
        {
            if (n < last)
            {
                context.ContinueAsNew(n + 1);
            }

            return n;
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Spin", 0, new StartOrchestrationOptions("spin"), Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync("spin", true, Timeout);

        Assert.Equal(last, done.ReadOutputAs<int>());
        Assert.Equal("spin", Assert.Single(await host.Client.GetAllInstancesAsync().ToListAsync(Timeout)).InstanceId);
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("spin", Timeout)).PurgedInstanceCount);
    }

    [ConformanceTheory(Sdk = "loses events beside timers")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ContinueAsNew_TakesOneEventPerGeneration_AndLosesNone(bool timers)
    {
        const int Events = 10;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Count", async (context, counter) =>
        {
            await context.WaitForExternalEvent<string>("Event");
            if (timers)
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
            }

            if (++counter < Events)
            {
                context.ContinueAsNew(counter);
            }

            return counter;
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Count", 0, Timeout);

        for (int i = 0; i < Events; i++)
        {
            await host.Client.RaiseEventAsync(id, "Event", Timeout);
        }

        await AdvanceAsync(host, TimeSpan.FromSeconds(1));
        Assert.Equal(Events, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task ContinueAsNew_KeepsParentAndTags()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Child", (context, n) =>
            {
                if (n == 0)
                {
                    context.ContinueAsNew(1);
                }

                return $"{context.Parent!.Name} {n}";
            })
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>("Child", 0)));
        var options = new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["customer"] = "K-1" } };
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", null, options, Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);

        Assert.Equal("Parent 1", done.ReadOutputAs<string>());
        Assert.Equal("K-1", done.Tags["customer"]);
    }
}
