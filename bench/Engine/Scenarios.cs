using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Bench.Engine;

/// <summary>The loads that the engine is measured with, and the orchestrators that make them.</summary>
internal static class Scenarios
{
    private const string Event = "Go";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("a", "one orchestration of 10 sequential activities", 1, 10, IsThroughput: false, Together("Chain", 10, count: 1)),
        new("b", "fan-out and fan-in of 100 activities", 1, 10, IsThroughput: false, Together("FanOut", 100, count: 1)),
        new("c", "200 orchestrations of 5 sequential activities, started together", 200, 3, IsThroughput: true, Together("Chain", 5, count: 200)),
        new("d", "100 orchestrations that wait for an event, then all are raised", 100, 3, IsThroughput: true, client => RaiseAsync(client, 100)),
        new("e", "latency of an orchestration of one activity", 1, 50, IsThroughput: false, Together("Chain", 1, count: 1)),
    ];

    public static void Register(DurableTaskRegistry registry) => registry
        .AddActivityFunc<int, int>("Step", (_, number) => number)
        .AddOrchestratorFunc<int, int>("Chain", async (context, length) =>
        {
            int sum = 0;
            for (int i = 0; i < length; i++)
            {
                sum += await context.CallActivityAsync<int>("Step", i);
            }

            return sum;
        })
        .AddOrchestratorFunc<int, int>("FanOut", async (context, width) =>
            (await Task.WhenAll(Enumerable.Range(0, width).Select(i => context.CallActivityAsync<int>("Step", i)))).Sum())
        .AddOrchestratorFunc<int, int>("Wait", (context, _) => context.WaitForExternalEvent<int>(Event));

    private static Func<DurableTaskClient, Task<Func<Task>>> Together(string orchestrator, int input, int count) =>
        client => Task.FromResult<Func<Task>>(() => Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
            await CompleteAsync(client, await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input)))));

    private static async Task<Func<Task>> RaiseAsync(DurableTaskClient client, int count)
    {
        string[] waiting = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.ScheduleNewOrchestrationInstanceAsync("Wait", 0)));
        await Task.WhenAll(waiting.Select(id => client.WaitForInstanceStartAsync(id)));
        return () => Task.WhenAll(waiting.Select(async id =>
        {
            await client.RaiseEventAsync(id, Event, 1);
            await CompleteAsync(client, id);
        }));
    }

    private static async Task CompleteAsync(DurableTaskClient client, string instanceId)
    {
        OrchestrationMetadata ended = await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: false);
        if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
        {
            throw new InvalidOperationException($"{ended.Name} {instanceId} ended as {ended.RuntimeStatus}: {ended.FailureDetails?.ErrorMessage}");
        }
    }
}
