using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

public abstract class EventConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task Event_BeforeTheWait_IsKept_AndNamesIgnoreCase()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Late", async context =>
        {
            await context.CreateTimer(Day, CancellationToken.None);
            string? first = await context.WaitForExternalEvent<string>("approval");
            string? second = await context.WaitForExternalEvent<string>("APPROVAL");
            return $"{first} {second}";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Late", Timeout);

        await host.Client.RaiseEventAsync(id, "Approval", "yes", Timeout);
        await host.Client.RaiseEventAsync(id, "approvaL", "indeed", Timeout);
        await AdvanceAsync(host, Day);

        Assert.Equal("yes indeed", await OutputAsync(host, id));
    }

    [Fact]
    public async Task Event_ForTwoWaits_GoesToTheNewestFirst()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Two", async context =>
        {
            Task<string> older = context.WaitForExternalEvent<string>("e");
            Task<string> newer = context.WaitForExternalEvent<string>("e");
            await Task.WhenAll(older, newer);
            return $"older {older.Result}, newer {newer.Result}";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Two", Timeout);

        await host.Client.RaiseEventAsync(id, "e", "1", Timeout);
        await host.Client.RaiseEventAsync(id, "e", "2", Timeout);

        Assert.Equal("older 2, newer 1", await OutputAsync(host, id));
    }

    [Fact]
    public async Task Event_BetweenTwoTimedOutWaits_IsKept()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Chase", async context =>
        {
            for (int attempt = 1; attempt <= 2; attempt++)
            {
                try
                {
                    return $"paid at {attempt}: {await context.WaitForExternalEvent<string>("paid", Day)}";
                }
                catch (OperationCanceledException)
                {
                    await context.CreateTimer(Day, CancellationToken.None);
                }
            }

            return "written off";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chase", Timeout);

        await AdvanceAsync(host, Day * 1.25);
        await host.Client.RaiseEventAsync(id, "paid", "in full", Timeout);
        await AdvanceAsync(host, Day * 2);

        Assert.Equal("paid at 2: in full", await OutputAsync(host, id));
    }

    [Fact]
    public async Task Event_ForOneOpenWaitRacedAgainstTimers_IsNotLost()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Chase", async context =>
        {
            Task<string> paid = context.WaitForExternalEvent<string>("paid");
            for (int attempt = 1; attempt <= 3; attempt++)
            {
                using CancellationTokenSource end = new();
                Task timer = context.CreateTimer(Day, end.Token);
                if (await Task.WhenAny(paid, timer) == paid)
                {
                    end.Cancel();
                    return $"paid at {attempt}: {await paid}";
                }
            }

            return "written off";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chase", Timeout);

        await AdvanceAsync(host, Day);
        await host.Client.RaiseEventAsync(id, "paid", "in full", Timeout);

        Assert.Equal("paid at 2: in full", await OutputAsync(host, id));
    }

    [Fact]
    public async Task Event_WithinItsTimeout_CancelsTheTimer()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc(
            "Wait", context => context.WaitForExternalEvent<int>("n", TimeSpan.FromDays(365))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await host.Client.RaiseEventAsync(id, "n", 7, Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal(7, done.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Event_ToAMissingOrFinishedInstance_IsDroppedSilently()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Done", _ => "done"));
        OrchestrationMetadata done = await RunAsync(host, "Done");

        await host.Client.RaiseEventAsync(done.InstanceId, "e", 1, Timeout);
        await host.Client.RaiseEventAsync("nobody", "e", 1, Timeout);

        Assert.Null(await host.Client.GetInstanceAsync("nobody", Timeout));
    }

    [Fact]
    public async Task Event_AwaitedAsTwoTypes_IsAnError()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Mix", async context =>
        {
            Task<int> number = context.WaitForExternalEvent<int>("e");
            Task<string> text = context.WaitForExternalEvent<string>("e");
            await Task.WhenAny(number, text);
        }));

        OrchestrationMetadata done = await RunAsync(host, "Mix");

        Assert.Equal(typeof(ArgumentException).FullName, done.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Events_FromOneInstanceToAnother_ArriveOnceAndInOrder()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>("Send", (context, to) =>
            {
                for (int i = 1; i <= 3; i++)
                {
                    context.SendEvent(to!, "n", i);
                }
            })
            .AddOrchestratorFunc("Receive", async context =>
            {
                List<int> received = [];
                while (received.Count < 3)
                {
                    received.Add(await context.WaitForExternalEvent<int>("n"));
                }

                return received;
            }));
        string receiver = await host.Client.ScheduleNewOrchestrationInstanceAsync("Receive", Timeout);

        await RunAsync(host, "Send", receiver);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(receiver, true, Timeout);
        Assert.Equal([1, 2, 3], done.ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task Event_ThatDoesNotFitItsType_FailsTheInstance_EvenIfItsCodeWouldCatchThat()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<int>("n");
            }
            catch (System.Text.Json.JsonException)
            {
                return -1;
            }
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Timeout);

        await host.Client.RaiseEventAsync(id, "n", "not a number", Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal(typeof(System.Text.Json.JsonException).FullName, done.FailureDetails!.ErrorType);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Events_OfManyNames_AreTakenInTheOrderOfTheWaits(int count)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int[]>("Wait", async (context, input) =>
        {
            List<int> received = [];
            for (int i = 0; i < input; i++)
            {
                received.Add(await context.WaitForExternalEvent<int>($"Event{i}"));
            }

            return [.. received];
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", count, Timeout);

        foreach (int i in Enumerable.Range(0, count).Reverse())
        {
            await host.Client.RaiseEventAsync(id, $"event{i}", i, Timeout);
        }

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.Equal(Enumerable.Range(0, count), done.ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task Event_ForACancelledWait_GoesToTheNext()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Cancel", async context =>
        {
            using CancellationTokenSource end = new();
            Task<string> cancelled = context.WaitForExternalEvent<string>("e", end.Token);
            end.Cancel();
            await Task.WhenAny(cancelled, context.WaitForExternalEvent<string>("other"));
            await context.WaitForExternalEvent<string>("begin");
            return $"{cancelled.IsCanceled} {await context.WaitForExternalEvent<string>("e")}";
        }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Cancel", Timeout);

        await host.Client.RaiseEventAsync(id, "e", "first", Timeout);
        await host.Client.RaiseEventAsync(id, "begin", null, Timeout);
        await host.Client.RaiseEventAsync(id, "e", "second", Timeout);

        Assert.Equal("True first", await OutputAsync(host, id));
    }

    [Fact]
    public async Task Event_WaitedForWithTimeoutAndToken_EndsByWhicheverComesFirst()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Timeout", async context => await Outcome(context.WaitForExternalEvent<string>("e", TimeSpan.FromSeconds(1), CancellationToken.None)))
            .AddOrchestratorFunc("Event", async context => await Outcome(context.WaitForExternalEvent<string>("e", TimeSpan.FromDays(7), CancellationToken.None)))
            .AddOrchestratorFunc("Token", async context =>
            {
                using CancellationTokenSource end = new();
                Task<string> wait = context.WaitForExternalEvent<string>("e", TimeSpan.FromDays(7), end.Token);
                await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
                end.Cancel();
                return await Outcome(wait);
            }));
        string[] ids = await Task.WhenAll(new[] { "Timeout", "Event", "Token" }.Select(name => host.Client.ScheduleNewOrchestrationInstanceAsync(name, Timeout)));
        await host.Client.RaiseEventAsync(ids[1], "e", "came", Timeout);

        await AdvanceAsync(host, TimeSpan.FromSeconds(1));

        string?[] outcomes = await Task.WhenAll(ids.Select(id => OutputAsync(host, id)));
        Assert.Equal(new[] { "cancelled", "came", "cancelled" }, outcomes);

        static async Task<string> Outcome(Task<string> wait)
        {
            try
            {
                return await wait;
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
        }
    }

    private async Task<string?> OutputAsync(DurableTaskTestHost host, string id) =>
        (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>();
}
