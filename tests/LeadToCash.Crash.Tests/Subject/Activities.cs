using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Crash.Subject;

/// <summary>What an orchestration asks to be done.</summary>
/// <param name="Instance">The asking instance.</param>
/// <param name="Name">What it calls the step.</param>
/// <param name="Kilobytes">How much the result carries.</param>
public sealed record Step(string Instance, string Name, int Kilobytes = 0);

/// <summary>What was done.</summary>
/// <param name="Token">The ledger's line of the run that this is the result of.</param>
/// <param name="Payload">As long as was asked for.</param>
public sealed record Effect(string Token, string Payload);

/// <summary>The activities: each leaves a line in the ledger.</summary>
public sealed class Activities(Ledger ledger)
{
    private static readonly ConcurrentDictionary<Step, int> Attempts = new();

    [Function(nameof(Act))]
    public Effect Act([ActivityTrigger] Step step) => new(ledger.Record(step.Instance, step.Name), new string('x', step.Kilobytes * 1024));

    /// <summary>Fails twice in each process before it succeeds.</summary>
    [Function(nameof(Struggle))]
    public Effect Struggle([ActivityTrigger] Step step) =>
        Attempts.AddOrUpdate(step, 1, (_, count) => count + 1) > 2
            ? Act(step)
            : throw new InvalidOperationException("Not yet.");

    [Function(nameof(Refuse))]
    public string Refuse([ActivityTrigger] Step step) => throw new InvalidOperationException($"{step.Name} is refused.");
}
