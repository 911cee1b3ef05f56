using Microsoft.DurableTask;

namespace LeadToCash.Crash.Subject;

/// <summary>What a finished orchestration says.</summary>
/// <param name="Result">The same in every run, however often the process died.</param>
/// <param name="Effects">Each step it had done, as the ledger's line of the run whose result it took.</param>
public sealed record Outcome(string Result, IReadOnlyList<string> Effects);

/// <summary>An orchestration's steps, and what came of them.</summary>
internal sealed class Work(TaskOrchestrationContext context, IEnumerable<string>? before = null)
{
    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(maxNumberOfAttempts: 100, TimeSpan.FromSeconds(1)));

    private readonly List<string> _effects = [.. before ?? []];

    public IReadOnlyList<string> Effects => _effects;

    public async Task<string> DoAsync(string step, int kilobytes = 0)
    {
        Effect effect = await context.CallActivityAsync<Effect>(nameof(Activities.Act), new Step(context.InstanceId, step, kilobytes));
        Add(step, effect);
        return effect.Payload;
    }

    public async Task StruggleAsync(string step) =>
        Add(step, await context.CallActivityAsync<Effect>(nameof(Activities.Struggle), new Step(context.InstanceId, step), Patient));

    /// <summary>Takes the effects of a sub-orchestration as own ones.</summary>
    public string Take(Outcome? outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _effects.AddRange(outcome.Effects);
        return outcome.Result;
    }

    public Outcome End(string result) => new(result, _effects);

    private void Add(string step, Effect effect) => _effects.Add($"{context.InstanceId}|{step}|{effect.Token}");
}
