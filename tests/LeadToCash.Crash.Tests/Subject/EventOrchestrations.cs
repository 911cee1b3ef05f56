using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Crash.Subject;

/// <summary>Where a loop stands when it starts over.</summary>
public sealed record LoopState(int Round, int Sum, IReadOnlyList<string> Effects);

/// <summary>Orchestrations that wait for events, from outside and from each other.</summary>
public static class EventOrchestrations
{
    public const int Parts = 6;

    [Function(nameof(Waiting))]
    public static async Task<Outcome> Waiting([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        string? first = await context.WaitForExternalEvent<string>("first");
        await work.DoAsync("between the events");
        string? second = await context.WaitForExternalEvent<string>("second");
        await work.DoAsync("after the events");
        return work.End($"{first}, {second}");
    }

    /// <summary>Waits until it is terminated.</summary>
    [Function(nameof(Forever))]
    public static async Task Forever([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waits");
        await context.WaitForExternalEvent<string>("never");
    }

    [Function(nameof(Tree))]
    public static Task Tree([OrchestrationTrigger] TaskOrchestrationContext context) => Task.WhenAll(
        context.CallSubOrchestratorAsync(nameof(Forever), options: new SubOrchestrationOptions { InstanceId = context.InstanceId + ".a" }),
        context.CallSubOrchestratorAsync(nameof(Forever), options: new SubOrchestrationOptions { InstanceId = context.InstanceId + ".b" }));

    /// <summary>Adds up what senders send until it is closed. Nothing here would hide an event that comes twice.</summary>
    [Function(nameof(Collector))]
    public static async Task<Outcome> Collector([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        List<int> parts = [];
        Task<string> close = context.WaitForExternalEvent<string>("close");
        while (true)
        {
            Task<int> part = context.WaitForExternalEvent<int>("part");
            if (await Task.WhenAny(part, close) == close)
            {
                return new Outcome(string.Join(' ', parts.Order()), []);
            }

            parts.Add(await part);
            context.SetCustomStatus(parts.Count);
        }
    }

    /// <summary>Sends to the collector that its input names, and goes on waiting.</summary>
    [Function(nameof(Sender))]
    public static async Task<Outcome> Sender([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        string[] input = context.GetInput<string>()!.Split(' ');
        await work.DoAsync("before sending");
        context.SendEvent(input[0], "part", int.Parse(input[1], System.Globalization.CultureInfo.InvariantCulture));
        await context.WaitForExternalEvent<string>("release");
        await work.DoAsync("after sending");
        return work.End("sent");
    }

    /// <summary>Sends many at once and ends.</summary>
    [Function(nameof(Feeder))]
    public static async Task<Outcome> Feeder([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        await work.DoAsync("before feeding");
        for (int part = 0; part < Parts; part++)
        {
            context.SendEvent(context.GetInput<string>()!, "item", part);
        }

        return work.End("fed");
    }

    /// <summary>Starts over with each item that it takes.</summary>
    [Function(nameof(Loop))]
    public static async Task<Outcome> Loop([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        LoopState state = context.GetInput<LoopState>() ?? new LoopState(0, 0, []);
        Work work = new(context, state.Effects);
        int item = await context.WaitForExternalEvent<int>("item");
        await work.DoAsync($"round-{state.Round}");
        LoopState next = new(state.Round + 1, state.Sum + item, work.Effects);
        if (next.Round == Parts)
        {
            return work.End($"sum {next.Sum}");
        }

        context.ContinueAsNew(next, preserveUnprocessedEvents: true);
        return work.End("goes on");
    }
}
