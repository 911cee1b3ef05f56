namespace LeadToCash.Crash.Tests.Harness;

/// <summary>Compares what every case came to with the run in which nothing died.</summary>
/// <param name="figures">Takes what is found.</param>
/// <param name="expected">What each kind of case comes to.</param>
/// <param name="ledger">Every effect that there was.</param>
internal sealed class Verdict(CrashFigures figures, IReadOnlyDictionary<string, string> expected, IReadOnlyList<string> ledger)
{
    private readonly HashSet<string> _ledger = new(ledger, StringComparer.Ordinal);

    public void Judge(IReadOnlyList<Case> cases)
    {
        figures.Cases = cases.Count;
        foreach (Case one in cases.Where(one => one.End.IsCompleted))
        {
            if (one.End.IsCompletedSuccessfully)
            {
                Compare(one, one.End.Result);
            }
            else
            {
                figures.Faults.Add($"{one.Id} failed: {one.End.Exception?.InnerException}");
            }
        }

        CountRepeats();
    }

    private void Compare(Case one, CaseEnd end)
    {
        if (end.Text != expected[one.Kind])
        {
            figures.Faults.Add($"{one.Id} came to '{Short(end.Text)}' instead of '{Short(expected[one.Kind])}'.");
        }

        figures.Effects += end.Effects.Count;
        figures.Faults.AddRange(end.Effects.Where(line => !_ledger.Contains(line)).Select(line => $"{one.Id} has the effect {line}, which never was."));
        figures.Faults.AddRange(end.Effects.CountBy(StepOf).Where(step => step.Value > 1).Select(step => $"{one.Id} took the result of {step.Key} {step.Value} times."));
    }

    /// <summary>Activities run at least once: how often they ran once more is worth knowing, and no fault.</summary>
    private void CountRepeats()
    {
        foreach ((string step, int runs) in ledger.CountBy(StepOf))
        {
            if (step.StartsWith("timer|", StringComparison.Ordinal))
            {
                figures.TimerRuns += runs;
            }
            else
            {
                figures.Runs += runs;
                figures.Repeats += step.StartsWith("restarted-", StringComparison.Ordinal) ? 0 : runs - 1;
            }
        }
    }

    private static string StepOf(string line) => line[..line.LastIndexOf('|')];

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
