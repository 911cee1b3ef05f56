using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Crash.Subject;

/// <summary>Orchestrations of activities, timers and sub-orchestrations.</summary>
public static class StepOrchestrations
{
    [Function(nameof(Chain))]
    public static async Task<Outcome> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        for (int step = 0; step < 5; step++)
        {
            await work.DoAsync($"step-{step}");
        }

        return work.End("five in a row");
    }

    [Function(nameof(FanOut))]
    public static async Task<Outcome> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(part => work.DoAsync($"part-{part}")));
        await work.StruggleAsync("join");
        return work.End("ten at once");
    }

    /// <summary>Results that the state row has no room for, more than one transaction takes.</summary>
    [Function(nameof(Large))]
    public static async Task<Outcome> Large([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        string input = context.GetInput<string>()!;
        string[] parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(part => work.DoAsync($"part-{part}", kilobytes: 150)));
        string last = await work.DoAsync("last", kilobytes: 10);
        return work.End($"{input.Length} {parts.Sum(part => part.Length)} {last.Length} " + new string('y', 80 * 1024));
    }

    [Function(nameof(Timers))]
    public static async Task<Outcome> Timers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        await context.CreateTimer(TimeSpan.FromSeconds(10), CancellationToken.None);
        await work.DoAsync("after the timer");
        using CancellationTokenSource cancellation = new();
        Task late = context.CreateTimer(context.CurrentUtcDateTime.AddDays(100), cancellation.Token);
        Task soon = context.CreateTimer(TimeSpan.FromSeconds(5), CancellationToken.None);
        bool isSoon = await Task.WhenAny(late, soon) == soon;
        cancellation.Cancel(); // CancelAsync would await a foreign task
        await work.DoAsync("after the race");
        return work.End(isSoon ? "soon" : "late");
    }

    [Function(nameof(Failing))]
    public static async Task<Outcome> Failing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        await work.DoAsync("before the failure");
        await context.CallActivityAsync(nameof(Activities.Refuse), new Step(context.InstanceId, "all"));
        return work.End("never");
    }

    /// <summary>Children with ids of their own and without, one that has a child itself, and one that fails.</summary>
    [Function(nameof(Family))]
    public static async Task<Outcome> Family([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        Outcome?[] children = await Task.WhenAll(
            context.CallSubOrchestratorAsync<Outcome?>(nameof(Chain)),
            context.CallSubOrchestratorAsync<Outcome?>(nameof(FanOut), options: OwnId(context, "fan")),
            context.CallSubOrchestratorAsync<Outcome?>(nameof(Nested), options: OwnId(context, "nested")));
        List<string> results = [.. children.Select(work.Take)];
        try
        {
            await context.CallSubOrchestratorAsync<Outcome?>(nameof(Failing), options: OwnId(context, "failing"));
        }
        catch (TaskFailedException failed)
        {
            results.Add(failed.FailureDetails.ErrorType);
        }

        await work.DoAsync("after the children");
        return work.End(string.Join(", ", results));
    }

    [Function(nameof(Nested))]
    public static async Task<Outcome> Nested([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Work work = new(context);
        await work.DoAsync("before the child");
        return work.End("nested " + work.Take(await context.CallSubOrchestratorAsync<Outcome>(nameof(Chain), options: OwnId(context, "chain"))));
    }

    private static SubOrchestrationOptions OwnId(TaskOrchestrationContext context, string child) => new() { InstanceId = $"{context.InstanceId}.{child}" };
}
